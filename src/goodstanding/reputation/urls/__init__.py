"""Addresses of scorecards, requirement sets, and of applying and offering, which stand before those of engagements."""

from django.urls import path

from goodstanding.reputation.urls import rules, scores, standings
from goodstanding.reputation.views import applying, cards, offering, requirements

app_name = "reputation"
urlpatterns = [
    *standings.urlpatterns,
    path("companies/<int:pk>/card", cards.company, name="company"),
    path("workers/<slug:marketplace>/<slug:slug>/card", cards.worker, name="worker"),
    path("openings/<int:pk>/apply", applying.application, name="apply"),
    path("openings/<int:pk>/applicants", offering.applicants, name="applicants"),
    path("openings/<int:pk>/requirements", requirements.ask, name="ask"),
    path("applications/<int:pk>/offer", offering.offering, name="offer"),
    path("marketplaces/<slug:slug>/requirements", requirements.sets, name="sets"),
    path("marketplaces/<slug:slug>/requirements/new", requirements.new, name="new_set"),
    path("marketplaces/<slug:slug>/requirements/<int:pk>", requirements.edit, name="set"),
    path("marketplaces/<slug:slug>/requirements/<int:pk>/retire", requirements.retire, name="retire_set"),
    *scores.urlpatterns,
    *rules.urlpatterns,
]
