"""Joining programmes, and the fees of rounds."""

from django.urls import path

from goodstanding.surveys.views import joining

urlpatterns = [
    path("marketplaces/<slug:slug>/programmes", joining.programmes, name="programmes"),
    path("programmes/<slug:slug>/join", joining.join_programme, name="join"),
    path("programmes/<slug:slug>/fees", joining.fees, name="fees"),
    path("programmes/<slug:slug>/fees/<int:pk>/settle", joining.settle, name="settle_fee"),
]
