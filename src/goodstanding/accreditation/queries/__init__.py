"""Reads of judgements, by area."""

from goodstanding.accreditation.queries.deciding import (
    awards_held,
    computations,
    is_current,
    signed_decisions,
    undecided,
)
from goodstanding.accreditation.queries.rehearsal import rehearse
from goodstanding.accreditation.queries.states import awards_ever, standing_now, standings_on

__all__ = [
    "awards_ever",
    "awards_held",
    "computations",
    "is_current",
    "rehearse",
    "signed_decisions",
    "standing_now",
    "standings_on",
    "undecided",
]
