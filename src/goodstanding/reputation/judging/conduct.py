"""Violations in force, and when newcomers' time ends."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from goodstanding.marketplaces.models import Membership
from goodstanding.reputation.judging.asked import Asked
from goodstanding.reputation.models import Score, Standing, Violation
from goodstanding.rules.standing import months_later


@dataclass(frozen=True)
class Conduct:
    """First days on which a violation, and a closing for circumvention, do not count any more."""

    conduct_until: date | None = None
    closed_until: date | None = None


def conduct_of(asked: Asked) -> dict[int, Conduct]:
    """By worker, of those with violations that were not lifted by the day."""
    if asked.key == "agency":
        return {}
    stands = Q(lifted_on=None) | Q(lifted_on__gt=asked.on)
    rows = Violation.objects.filter(stands, worker__in=asked.among, found_on__lte=asked.on)
    found: dict[int, Conduct] = {}
    for worker, kind, day in rows.order_by("found_on", "pk").values_list("worker", "kind", "found_on"):
        before = found.get(worker, Conduct())
        if kind == "circumvention":
            found[worker] = Conduct(before.conduct_until, months_later(day, asked.policy.circumvention_months))
        else:
            found[worker] = Conduct(months_later(day, asked.policy.violation_months), before.closed_until)
    return found


def rising_until(asked: Asked) -> dict[int, date]:
    """By worker who was Rising Talent once: the first day on which a newcomer's time is over."""
    if asked.key == "agency":
        return {}
    rows = Standing.objects.filter(worker__in=asked.among, kind="rising").order_by()
    first = rows.values_list("worker").annotate(first=Min("since"))
    return {worker: months_later(since, asked.policy.rising_months) for worker, since in first}


def scored_before(asked: Asked) -> set[int]:
    """Those who had a score in some week up to the day."""
    rows = Score.objects.filter(**{f"{asked.key}__in": asked.among}, rule=asked.rule, week__lte=asked.on)
    return set(rows.exclude(score=None).order_by().values_list(asked.key, flat=True).distinct())


def in_top_agencies(asked: Asked, agencies: Collection[int]) -> set[int]:
    """Exclusive members, on the day, of any of these agencies."""
    if asked.key == "agency" or not agencies:
        return set()
    is_in = Q(until=None) | Q(until__gt=asked.on)
    rows = Membership.objects.filter(is_in, worker__in=asked.among, agency__in=agencies, is_exclusive=True)
    return set(rows.filter(since__lte=asked.on).values_list("worker", flat=True))
