"""The numbers of a scorecard: windows, when counts make a rate, how a rate is shrunk, and when it is red."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

type Side = Literal["company", "worker"]
type SatisfactionIs = Literal["share", "mean"]
type PunctualIs = Literal["started", "kept"]

SHARES: Final = (
    "satisfaction",
    "on_time",
    "delivered_on_time",
    "cancelled",
    "abandoned",
    "paid_on_time",
    "repeat",
    "hire_rate",
)
TIMES: Final = ("answer_minutes", "approval_days", "late_days", "relationship_days")
MEASURES: Final[Mapping[Side, tuple[str, ...]]] = {
    "worker": (
        "satisfaction",
        "on_time",
        "delivered_on_time",
        "cancelled",
        "abandoned",
        "answer_minutes",
        "repeat",
        "relationship_days",
    ),
    "company": (
        "satisfaction",
        "approval_days",
        "paid_on_time",
        "late_days",
        "cancelled",
        "abandoned",
        "hire_rate",
        "repeat",
        "relationship_days",
    ),
}
"""What stands on the card of each side, in this order."""


@dataclass(frozen=True)
class ScorecardPolicy:
    """One formula of scorecards for both sides."""

    name: str
    version: str
    worker_months: int
    company_days: int
    rate_cases: int
    company_workers: int
    company_raters: int
    worker_companies: int
    worker_raters: int
    prior_cases: float
    confidence: float
    satisfaction_is: SatisfactionIs
    satisfied_points: int
    on_time_is: PunctualIs
    middle: Literal["median", "mean"]
    red_under: Mapping[str, float]
    red_from: Mapping[str, float]

    def __post_init__(self) -> None:
        least = (self.rate_cases, self.company_workers, self.company_raters, self.worker_companies, self.worker_raters)
        if min(least) < 1:
            raise ValueError("what makes a rate must be at least 1 of each")
        if self.prior_cases < 0:
            raise ValueError("prior_cases must be 0 or more")
        if not 100 <= self.satisfied_points <= 500:
            raise ValueError("satisfied_points must be from 100 to 500")
        if not 0.5 <= self.confidence < 1:
            raise ValueError("confidence must be from 0.5 to under 1")
        if unknown := sorted({*self.red_under, *self.red_from} - {*SHARES, *TIMES}):
            raise ValueError(f"there is no measure {', '.join(unknown)}")

    def partners(self, side: Side) -> int:
        """How many others a side must have worked with before its figures are rates."""
        return self.company_workers if side == "company" else self.worker_companies

    def raters(self, side: Side) -> int:
        """How many others must have reviewed a side before its satisfaction is a rate."""
        return self.company_raters if side == "company" else self.worker_raters
