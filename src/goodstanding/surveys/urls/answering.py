"""The respondent's addresses: the link of a mail, and the clean ones behind it."""

from django.urls import URLPattern, path

from goodstanding.surveys.views import answering, leaving, receipts

urlpatterns: list[URLPattern] = [
    path("i/<str:token>", answering.enter, name="enter"),
    path("i/<str:token>/no", answering.enter, {"name": "surveys:leave"}, name="enter_to_leave"),
    path("survey", answering.survey, name="survey"),
    path("survey/open", answering.open_pasted, name="open_pasted"),
    path("survey/save", answering.save, name="save"),
    path("survey/receipt", answering.receipt, name="receipt"),
    path("survey/receipt.json", receipts.receipt_file, name="receipt_file"),
    path("survey/check", receipts.check, name="check"),
    path("survey/change", answering.change, name="change"),
    path("survey/no", leaving.leave, name="leave"),
    path("survey/decline", leaving.decline, name="decline"),
    path("survey/colleague", leaving.colleague, name="colleague"),
    path("survey/withdraw", leaving.withdraw, name="withdraw"),
    path("survey/never", leaving.never, name="never_again"),
]
