"""Reads of judgements, by area."""

from goodstanding.accreditation.queries.deciding import (
    awards_held,
    computations,
    is_current,
    signed_decisions,
    undecided,
)
from goodstanding.accreditation.queries.independence import independence_of, lines_of_decision
from goodstanding.accreditation.queries.rehearsal import rehearse
from goodstanding.accreditation.queries.states import awards_ever, standing_now, standings_on

__all__ = [
    "awards_ever",
    "awards_held",
    "computations",
    "independence_of",
    "is_current",
    "lines_of_decision",
    "rehearse",
    "signed_decisions",
    "standing_now",
    "standings_on",
    "undecided",
]
