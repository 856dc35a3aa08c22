"""The state of an award on a day, as everybody may know it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Prefetch, QuerySet

from goodstanding.accreditation.models import Award, Suspension

State = Literal["granted", "provisional", "suspended", "withdrawn", "renewed", "lapsed"]

Pair = tuple[int, int]

HELD = frozenset[State]({"granted", "provisional"})


@dataclass(frozen=True)
class Standing:
    """What an award is on a day: since when, and the public reason where somebody gave one."""

    state: State
    since: date
    reason: str = ""

    @property
    def is_held(self) -> bool:
        return self.state in HELD


def with_states(awards: QuerySet[Award]) -> QuerySet[Award]:
    """The awards with everything that `standing_of` reads."""
    suspensions = Suspension.objects.select_related("reinstatement").order_by("pk")
    related = awards.select_related("withdrawal", "lapse", "decision__round__marketplace", "decision__round__programme")
    return related.prefetch_related(Prefetch("suspensions", suspensions))


def standing_of(award: Award, on: date, renewed_on: date | None = None) -> Standing:
    """The state of one award on a day; `renewed_on` is when a newer one of the same marketplace and programme was
    awarded."""
    if (ended := getattr(award, "withdrawal", None)) and ended.withdrawn_at.date() <= on:
        return Standing("withdrawn", ended.withdrawn_at.date(), ended.reason)
    if renewed_on and renewed_on <= on:
        return Standing("renewed", renewed_on)
    if award.valid_until < on:
        return Standing("lapsed", award.valid_until)
    if paused := suspended_by(award):
        return Standing("suspended", paused.suspended_at.date(), paused.reason)
    return Standing("provisional" if award.provisional else "granted", award.awarded_at.date())


def suspended_by(award: Award) -> Suspension | None:
    """The suspension that no reinstatement has ended yet."""
    open_ones = [each for each in award.suspensions.all() if not hasattr(each, "reinstatement")]
    return open_ones[-1] if open_ones else None


def pair_of(award: Award) -> Pair:
    """The programme and the marketplace of an award."""
    return award.decision.round.programme_id, award.decision.round.marketplace_id
