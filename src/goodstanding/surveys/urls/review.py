"""The operator's pages of a round: the queue of flags, and addresses that reach nobody."""

from django.urls import path

from goodstanding.surveys.views import reaching, review

urlpatterns = [
    path("programmes/<slug:slug>/rounds/<int:pk>/review", review.review, name="review"),
    path("programmes/<slug:slug>/rounds/<int:pk>/unreached", reaching.unreached, name="unreached"),
]
