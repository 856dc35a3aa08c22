"""The numbers of a job success score: what counts, how much, over which windows, and when a score is shown."""

from dataclasses import dataclass
from typing import Literal

type ValueIs = Literal["root", "bands"]
type FeedbackIs = Literal["line", "steps"]


@dataclass(frozen=True)
class ScorePolicy:
    """One formula of the score. The kernel reads it as fixed-point integers; see `kernel`."""

    name: str
    version: str
    windows_months: tuple[int, ...]
    min_outcomes: int
    min_companies: int
    value_is: ValueIs
    value_ref_cents: int
    value_bands: tuple[tuple[int, float], ...]
    weight_least: float
    weight_most: float
    days_a_job: int
    feedback_is: FeedbackIs
    private_weight: float
    centre_points: int
    half_points: int
    steps: tuple[tuple[int, float], ...]
    least: float
    endings_count: bool
    silent_success_days: int
    long_credit: float
    long_credit_days: int
    silence_free: float
    prior_weight: float
    taper_days: int
    flags: bool
    flag_workers: int
    flag_rate: float
    flag_probability: float
    flag_prior_negative: float
    flag_prior_other: float
    flag_months: int
    removals: bool
    split_engagements: int
    split_days: int
    confidence: float

    def __post_init__(self) -> None:
        if list(self.windows_months) != sorted(set(self.windows_months)) or not self.windows_months:
            raise ValueError("windows_months must be rising numbers, at least one")
        if min(self.windows_months) < 1 or min(self.min_outcomes, self.min_companies) < 1:
            raise ValueError("windows_months, min_outcomes and min_companies must be at least 1")
        if self.value_is == "root" and not (self.value_ref_cents > 0 and 0 < self.weight_least <= self.weight_most):
            raise ValueError("a root of the value needs value_ref_cents above 0 and 0 < weight_least <= weight_most")
        if self.value_is == "bands" and (not self.value_bands or self.value_bands[0][0] != 0):
            raise ValueError("value_bands must begin with a band from 0 cents")
        if self.feedback_is == "line" and self.half_points < 1:
            raise ValueError("half_points must be at least 1")
        if self.feedback_is == "steps" and (not self.steps or self.steps[0][0] > 100):
            raise ValueError("steps must begin at 100 hundredths or below")
        for name, rising in (("value_bands", self.value_bands), ("steps", self.steps)):
            first, value = [at for at, _ in rising], [value for _, value in rising]
            if first != sorted(set(first)) or value != sorted(value):
                raise ValueError(f"{name} must rise, and their values must not fall")
        if self.value_is == "bands" and min(self.weight_most, *(weight for _, weight in self.value_bands)) <= 0:
            raise ValueError("weight_most and the weights of value_bands must be above 0")
        if not all(-1 <= s <= 1 for s in (self.least, *(s for _, s in self.steps))):
            raise ValueError("least and the values of steps must be from -1 to 1")
        if not 0.5 <= self.confidence < 1:
            raise ValueError("confidence must be from 0.5 to under 1")
        for name in ("private_weight", "long_credit", "silence_free"):
            share = getattr(self, name)
            if not 0 <= share <= 1 or abs(1000 * share - round(1000 * share)) > 1e-9:
                raise ValueError(f"{name} must be from 0 to 1, with three decimals at most")
        if min(self.prior_weight, self.taper_days, self.days_a_job, self.silent_success_days) < 0:
            raise ValueError("prior_weight, taper_days, days_a_job and silent_success_days must be at least 0")
        if self.long_credit and self.long_credit_days < 1:
            raise ValueError("long_credit needs long_credit_days of at least 1")

    @property
    def longest_months(self) -> int:
        """The window whose outcomes and companies decide whether a score is shown, and whose ledger is printed."""
        return self.windows_months[-1]
