"""Reads of judgements, by area."""

from goodstanding.accreditation.queries.deciding import (
    awards_held,
    computations,
    is_current,
    signed_decisions,
    undecided,
)
from goodstanding.accreditation.queries.rehearsal import rehearse

__all__ = ["awards_held", "computations", "is_current", "rehearse", "signed_decisions", "undecided"]
