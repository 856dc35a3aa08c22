from django.urls import path

from goodstanding.portals import views

app_name = "portals"
urlpatterns = [
    path("", views.front, name="front"),
    path("home", views.home, name="home"),
    path("marketplaces/<slug:slug>", views.marketplace, name="marketplace"),
    path("marketplaces/<slug:slug>/<int:edition>", views.result, name="result"),
    path("programmes/<slug:slug>/board", views.board, name="board"),
    path("programmes/<slug:slug>/decisions/<int:pk>", views.decision, name="decision"),
    path("answers", views.answers, name="answers"),
]
