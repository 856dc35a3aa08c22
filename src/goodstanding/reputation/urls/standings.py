"""Addresses of standings."""

from django.urls import path

from goodstanding.reputation.views import hiring, standings, standings_team

urlpatterns = [
    path("workers/<slug:marketplace>/<slug:slug>/standing", standings.worker, name="worker_standing"),
    path("workers/<slug:marketplace>/<slug:slug>/standing/pause", standings.go_away, name="pause"),
    path("workers/<slug:marketplace>/<slug:slug>/standing/return", standings.be_back, name="come_back"),
    path("agencies/<slug:marketplace>/<slug:slug>/standing", standings.agency, name="agency_standing"),
    path("companies/<int:pk>/workers", hiring.workers, name="hire_workers"),
    path("marketplaces/<slug:slug>/standings", standings_team.team, name="standings"),
    path("marketplaces/<slug:slug>/standings/violations/<int:pk>/lift", standings_team.lift, name="lift_violation"),
]
