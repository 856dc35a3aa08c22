"""The numbers of a standing: how many good weeks it needs, and what else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandingPolicy:
    """When a worker or an agency is Rising Talent or Top Rated; `score` names the score policy that it reads."""

    name: str
    version: str
    score: str
    score_from: int
    weeks_needed: int
    weeks_of: int
    rising_newcomers: bool
    rising_members: bool
    rising_profile: int
    rising_months: int
    profile: int
    earned_cents: int
    earned_months: int
    outcomes: int
    cancelled_under: float
    first_days: int
    active_days: int
    violation_months: int
    circumvention_months: int
    warn_days: int
    grace_days: int
    comment_days: int
    pause_days: int

    def __post_init__(self) -> None:
        if not 1 <= self.weeks_needed <= self.weeks_of:
            raise ValueError("weeks_needed must be from 1 to weeks_of")
        if not 0 <= self.score_from <= 100 or not 0 <= self.profile <= 100 or not 0 <= self.rising_profile <= 100:
            raise ValueError("score_from, profile and rising_profile must be from 0 to 100")
