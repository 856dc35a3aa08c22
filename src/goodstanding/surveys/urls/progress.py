"""How a round goes, for the marketplace's team."""

from django.urls import path

from goodstanding.surveys.views import progress

urlpatterns = [path("marketplaces/<slug:slug>/rounds/<int:edition>", progress.progress, name="progress")]
