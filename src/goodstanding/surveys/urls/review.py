"""The queue of flags of a round, for the operator."""

from django.urls import path

from goodstanding.surveys.views import review

urlpatterns = [path("programmes/<slug:slug>/rounds/<int:pk>/review", review.review, name="review")]
