"""The operator's pages of a round: the queue of flags, answers with names, and addresses that reach nobody."""

from django.urls import path

from goodstanding.surveys.views import break_glass, reaching, review

urlpatterns = [
    path("programmes/<slug:slug>/rounds/<int:pk>/review", review.review, name="review"),
    path("programmes/<slug:slug>/rounds/<int:pk>/named-answers", break_glass.named_answers, name="named_answers"),
    path("programmes/<slug:slug>/rounds/<int:pk>/unreached", reaching.unreached, name="unreached"),
]
