from django.urls import path

from goodstanding.portals.views import again, asking, awards, deciding, faces, receipts, results, workers

app_name = "portals"
urlpatterns = [
    path("", faces.front, name="front"),
    path("trusted", faces.front, name="trusted"),
    path("home", faces.home, name="home"),
    path("marketplaces/<slug:slug>", faces.marketplace, name="marketplace"),
    path("marketplaces/<slug:slug>/<int:edition>", results.result, name="result"),
    path("marketplaces/<slug:slug>/<int:edition>/receipt.json", receipts.of_result, name="result_receipt"),
    path("marketplaces/<slug:slug>/<int:edition>/promises", results.promise, name="promise"),
    path("marketplaces/<slug:slug>/<int:edition>/tell", results.tell, name="tell"),
    path("programmes/<slug:slug>/board", faces.board, name="board"),
    path("programmes/<slug:slug>/decisions/<int:pk>", deciding.decision, name="decision"),
    path("programmes/<slug:slug>/decisions/<int:pk>/receipt.json", receipts.of_decision, name="decision_receipt"),
    path("programmes/<slug:slug>/decisions/<int:pk>/sign", deciding.sign, name="sign"),
    path("programmes/<slug:slug>/decisions/<int:pk>/again", again.again, name="again"),
    path("programmes/<slug:slug>/decisions/<int:pk>/hold", deciding.hold, name="hold"),
    path("programmes/<slug:slug>/decisions/<int:pk>/compute", deciding.compute, name="compute"),
    path("programmes/<slug:slug>/decisions/<int:pk>/award/<slug:act>", awards.change, name="change_award"),
    path("workers/<slug:marketplace>/<slug:slug>", workers.profile, name="worker"),
    path("answers", faces.answers, name="answers"),
    path("credentials/<uuid:key>/misuse", asking.misuse, name="misuse"),
    path("programmes/<slug:slug>/question", asking.ask, name="ask"),
]
