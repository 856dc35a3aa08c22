"""Addresses of rules and their changes, and of the inflation monitor."""

from django.urls import path

from goodstanding.reputation.views import inflation, rule_changes, rules

urlpatterns = [
    path("marketplaces/<slug:slug>/rules", rules.rules, name="rules"),
    path("marketplaces/<slug:slug>/rules/new", rules.write, name="new_rule"),
    path("marketplaces/<slug:slug>/rules/<int:rule>", rules.draft, name="rule_draft"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/rehearsal.csv", rules.table, name="rule_table"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/notices", rules.notices, name="rule_notices"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/announce", rules.announce, name="announce_rule"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/withdraw", rules.withdraw, name="withdraw_rule"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/rehearse", rules.anew, name="rehearse_rule"),
    path("marketplaces/<slug:slug>/rules/<int:rule>/drop", rules.drop, name="drop_rule"),
    path("marketplaces/<slug:slug>/inflation", inflation.inflation, name="inflation"),
    path("rules/<slug:marketplace>", rule_changes.changes, name="rule_changes"),
    path("rules/<slug:marketplace>/<int:pk>", rule_changes.change, name="rule_change"),
    path("rules/<slug:marketplace>/<int:pk>/comments/<int:said>", rule_changes.comment, name="rule_comment"),
    path(
        "rules/<slug:marketplace>/<int:pk>/comments/<int:said>/take-back",
        rule_changes.take_back,
        name="take_back_rule_comment",
    ),
    path(
        "rules/<slug:marketplace>/<int:pk>/comments/<int:said>/answer",
        rule_changes.answer,
        name="answer_rule_comment",
    ),
]
