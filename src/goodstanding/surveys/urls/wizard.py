"""Setting up a round: the team's five screens, the operator's roster check, the public draw."""

from django.urls import path

from goodstanding.surveys.views import draws, roster_check, wizard

ROUND = "marketplaces/<slug:slug>/rounds/<int:edition>"

urlpatterns = [
    path("marketplaces/<slug:slug>/rounds/new", wizard.new_round, name="new_round"),
    path(f"{ROUND}/clients", wizard.clients, name="clients"),
    path(f"{ROUND}/complete", wizard.complete, name="complete"),
    path(f"{ROUND}/contacts", wizard.contacts, name="contacts"),
    path(f"{ROUND}/invitation", wizard.invitation, name="invitation"),
    path(f"{ROUND}/launch", wizard.launch, name="launch"),
    path("programmes/<slug:slug>/rounds/<int:pk>/roster", roster_check.roster_check, name="roster_check"),
    path("draws/<int:pk>", draws.draw, name="draw"),
    path("draws/<int:pk>.json", draws.draw_json, name="draw_json"),
]
