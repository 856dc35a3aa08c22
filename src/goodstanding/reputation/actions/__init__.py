"""Verbs on requirements, offers in spite of them, scorecards and their formula, scores, and standings."""

from goodstanding.reputation.actions.applying import apply
from goodstanding.reputation.actions.flags import flag_companies
from goodstanding.reputation.actions.formulas import choose_formula
from goodstanding.reputation.actions.offering import offer
from goodstanding.reputation.actions.pauses import come_back, pause
from goodstanding.reputation.actions.removals import ask_for_removal, decide_removal, undo_removal, withdraw_removal
from goodstanding.reputation.actions.requirements import (
    Minimums,
    ask_for_sets,
    change_requirement_set,
    make_requirement_set,
    retire_requirement_set,
)
from goodstanding.reputation.actions.rule_comments import (
    answer_comment,
    comment,
    edit_comment,
    take_back_comment,
)
from goodstanding.reputation.actions.snapshots import take_snapshot, take_snapshots
from goodstanding.reputation.actions.standings import judge_week
from goodstanding.reputation.actions.telling import tell_of_standing
from goodstanding.reputation.actions.usual import keep_usual_rates
from goodstanding.reputation.actions.violations import lift_violation, record_violation

__all__ = [
    "Minimums",
    "answer_comment",
    "apply",
    "ask_for_removal",
    "ask_for_sets",
    "change_requirement_set",
    "choose_formula",
    "come_back",
    "comment",
    "decide_removal",
    "edit_comment",
    "flag_companies",
    "judge_week",
    "keep_usual_rates",
    "lift_violation",
    "make_requirement_set",
    "offer",
    "pause",
    "record_violation",
    "retire_requirement_set",
    "take_back_comment",
    "take_snapshot",
    "take_snapshots",
    "tell_of_standing",
    "undo_removal",
    "withdraw_removal",
]
