"""What kinds of rules there are, and the numbers of those kinds that no rule of `rules/` declares itself."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy
from goodstanding.rules.completeness import CompletenessPolicy
from goodstanding.rules.disputes.conduct import ConductPolicy
from goodstanding.rules.disputes.policy import CasePolicy
from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.quality import QualityPolicy
from goodstanding.rules.reviews import ReviewPolicy
from goodstanding.rules.scorecards.policy import ScorecardPolicy
from goodstanding.rules.standing.policy import StandingPolicy

MOST_REMINDERS: Final = 2


@dataclass(frozen=True)
class Fieldwork:
    """Who is asked, how long a field stays open, how long an award holds, and when a marketplace may try again."""

    roster_months: int
    census_up_to: int
    draw_at_least: int
    draw_at_most: int
    field_days: int
    extension_days: int
    extend_under_clients: int
    invitation_reminder_days: tuple[int, ...]
    contact_rest_days: int
    mail_before_close_days: int
    respondents_told_days: int
    validity_months: int
    reminder_days: tuple[int, ...]
    retry_months: int

    def __post_init__(self) -> None:
        if self.draw_at_least > self.draw_at_most:
            raise ValueError("draw_at_least must be at most draw_at_most")
        reminders = self.invitation_reminder_days
        if len(reminders) > MOST_REMINDERS or list(reminders) != sorted(set(reminders)):
            raise ValueError(f"invitation_reminder_days must be at most {MOST_REMINDERS} rising numbers")

    def mode(self, roster: int) -> Literal["census", "random"]:
        """How the clients of a roster of this size are chosen: all of them, or by the draw."""
        return "census" if roster <= self.census_up_to else "random"

    def valid_until(self, decided: date) -> date:
        """The last day of an award decided on this day."""
        return _months_later(decided, self.validity_months)

    def retry_from(self, decided: date) -> date:
        """The first day of a new round after a shortfall decided on this day."""
        return _months_later(decided, self.retry_months)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Disclosure:
    """The least numbers behind what is shown, to a marketplace and to the public."""

    histogram_clients: int
    cross_tab_clients: int
    unnamed_clients: int
    score_decimals: int
    item_decimals: int
    answer_bands: tuple[int, ...]
    share_marketplaces: int


RuleValues = (
    AwardPolicy
    | AssurancePolicy
    | Fieldwork
    | Disclosure
    | QualityPolicy
    | ReviewPolicy
    | EndingPolicy
    | ScorecardPolicy
    | CompletenessPolicy
    | ScorePolicy
    | StandingPolicy
    | CasePolicy
    | ConductPolicy
    | NormPolicy
    | FindingPolicy
)

KINDS: Final[Mapping[str, type[RuleValues]]] = {
    "award": AwardPolicy,
    "assurance": AssurancePolicy,
    "fieldwork": Fieldwork,
    "disclosure": Disclosure,
    "quality": QualityPolicy,
    "reviews": ReviewPolicy,
    "endings": EndingPolicy,
    "scorecard": ScorecardPolicy,
    "completeness": CompletenessPolicy,
    "job_success": ScorePolicy,
    "standing": StandingPolicy,
    "cases": CasePolicy,
    "conduct": ConductPolicy,
    "norms": NormPolicy,
    "findings": FindingPolicy,
}
"""The kind that a text names -> the dataclass that its values fill."""
