"""Addresses of scores, and of requests to leave an engagement out of one."""

from django.urls import path

from goodstanding.reputation.views import removals, scores

WORKER = "workers/<slug:marketplace>/<slug:slug>/score"
TEAM = "marketplaces/<slug:slug>/removals"

urlpatterns = [
    path(WORKER, scores.score, name="score"),
    path(f"{WORKER}.csv", scores.table, name="score_table"),
    path(f"{WORKER}/leave-out/<int:engagement>", removals.ask, name="ask_removal"),
    path(f"{WORKER}/requests/<int:pk>/withdraw", removals.withdraw, name="withdraw_removal"),
    path(TEAM, removals.requests, name="removals"),
    path(f"{TEAM}/<int:pk>/answer", removals.answer, name="answer_removal"),
    path(f"{TEAM}/<int:pk>/undo", removals.undo, name="undo_removal"),
]
