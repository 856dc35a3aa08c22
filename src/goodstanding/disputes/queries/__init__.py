"""Reads of cases, for their parties, for who rules them, and for the nouns whose facts they are about."""

from goodstanding.disputes.queries.cases import case_linked, case_seen, own_cases, to_judge
from goodstanding.disputes.queries.clocks import late_cases, silent_cases, untold_cases
from goodstanding.disputes.queries.conduct import Circumvention, all_removed, circumventions, held_from, removed
from goodstanding.disputes.queries.effects import Effect, effects, open_cases, rulings_of, rulings_since
from goodstanding.disputes.queries.judging import is_involved, is_judge, is_reviewer, judges_of
from goodstanding.disputes.queries.parties import parties_of, party_of
from goodstanding.disputes.queries.set_aside import set_aside_reviews

__all__ = [
    "Circumvention",
    "Effect",
    "all_removed",
    "case_linked",
    "case_seen",
    "circumventions",
    "effects",
    "held_from",
    "is_involved",
    "is_judge",
    "is_reviewer",
    "judges_of",
    "late_cases",
    "open_cases",
    "own_cases",
    "parties_of",
    "party_of",
    "removed",
    "rulings_of",
    "rulings_since",
    "set_aside_reviews",
    "silent_cases",
    "to_judge",
    "untold_cases",
]
