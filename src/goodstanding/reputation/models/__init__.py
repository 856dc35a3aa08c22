"""Judgements of workers and companies that are kept, and what openings require."""

from goodstanding.reputation.models.requirements import (
    OpeningRequirement,
    Override,
    PaperRequirement,
    RateRequirement,
    RequirementSet,
)
from goodstanding.reputation.models.rules import RuleChange, RuleComment
from goodstanding.reputation.models.scorecards import ScorecardFormula, UsualRates
from goodstanding.reputation.models.scores import CompanyFlag, Exclusion, RemovalRequest, Score, Snapshot
from goodstanding.reputation.models.standings import Pause, Standing, StandingNotice, Violation

__all__ = [
    "CompanyFlag",
    "Exclusion",
    "OpeningRequirement",
    "Override",
    "PaperRequirement",
    "Pause",
    "RateRequirement",
    "RemovalRequest",
    "RequirementSet",
    "RuleChange",
    "RuleComment",
    "Score",
    "ScorecardFormula",
    "Snapshot",
    "Standing",
    "StandingNotice",
    "UsualRates",
    "Violation",
]
