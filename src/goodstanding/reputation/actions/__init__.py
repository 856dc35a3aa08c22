"""Verbs on requirements, offers in spite of them, the formula of scorecards, and a marketplace's own rates."""

from goodstanding.reputation.actions.applying import apply
from goodstanding.reputation.actions.formulas import choose_formula
from goodstanding.reputation.actions.offering import offer
from goodstanding.reputation.actions.requirements import (
    Minimums,
    ask_for_sets,
    change_requirement_set,
    make_requirement_set,
    retire_requirement_set,
)
from goodstanding.reputation.actions.usual import keep_usual_rates

__all__ = [
    "Minimums",
    "apply",
    "ask_for_sets",
    "change_requirement_set",
    "choose_formula",
    "keep_usual_rates",
    "make_requirement_set",
    "offer",
    "retire_requirement_set",
]
