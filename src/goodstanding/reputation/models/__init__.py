"""Judgements of workers and companies that are kept, and what openings require."""

from goodstanding.reputation.models.requirements import (
    OpeningRequirement,
    Override,
    PaperRequirement,
    RateRequirement,
    RequirementSet,
)
from goodstanding.reputation.models.scorecards import ScorecardFormula, UsualRates

__all__ = [
    "OpeningRequirement",
    "Override",
    "PaperRequirement",
    "RateRequirement",
    "RequirementSet",
    "ScorecardFormula",
    "UsualRates",
]
