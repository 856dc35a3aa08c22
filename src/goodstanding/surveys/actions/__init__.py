"""Verbs of the facts, in the order a round meets them."""

from goodstanding.surveys.actions.field import answer, close, extend, launch, mark_undeliverable
from goodstanding.surveys.actions.programmes import add_phase, found_programme, join
from goodstanding.surveys.actions.rounds import commit_roster, open_round, seal, verify_roster

__all__ = [
    "add_phase",
    "answer",
    "close",
    "commit_roster",
    "extend",
    "found_programme",
    "join",
    "launch",
    "mark_undeliverable",
    "open_round",
    "seal",
    "verify_roster",
]
