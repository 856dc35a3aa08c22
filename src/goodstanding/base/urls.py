"""Addresses for those who watch the install."""

from django.urls import path

from goodstanding.base import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
