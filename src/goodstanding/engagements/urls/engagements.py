from django.urls import path

from goodstanding.engagements.views import engagement_acts, engagements

urlpatterns = [
    path("engagements", engagements.engagements, name="engagements"),
    path("engagements/<int:pk>", engagements.engagement, name="engagement"),
    path("engagements/<int:pk>/write", engagements.write, name="write"),
    path("engagements/<int:pk>/files/<int:number>", engagements.evidence, name="evidence"),
    path("engagements/<int:pk>/trial", engagements.trial, name="answer_trial"),
    path("engagements/<int:pk>/deliver", engagement_acts.deliver_work, name="deliver"),
    path("engagements/<int:pk>/return", engagement_acts.return_work, name="return_delivery"),
    path("engagements/<int:pk>/invoice", engagement_acts.invoice, name="invoice"),
    path("engagements/<int:pk>/invoices/<int:number>/pay", engagement_acts.pay, name="pay"),
    path("engagements/<int:pk>/invoices/<int:number>/withdraw", engagements.take_back, name="withdraw_invoice"),
    path("engagements/<int:pk>/propose/<slug:kind>", engagement_acts.propose, name="propose"),
    path("engagements/<int:pk>/proposals/<int:number>/<slug:act>", engagements.answer, name="answer_proposal"),
    path("engagements/<int:pk>/end", engagement_acts.end, name="end"),
    path("engagements/<int:pk>/step/<slug:act>", engagements.step, name="step"),
]
