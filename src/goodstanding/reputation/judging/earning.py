"""What holders earned, and what of it ages out when."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from goodstanding.base.listed import listed_ids
from goodstanding.engagements.models import Engagement, Invoice
from goodstanding.reputation.judging.asked import Asked
from goodstanding.rules.standing import Span, months_later


@dataclass(frozen=True)
class Earned:
    """Cents in the window, and those of them that leave it, by the first day on which they are no part of it."""

    cents: int = 0
    leaving: tuple[tuple[date, int], ...] = ()


def earned_of(asked: Asked, away: Mapping[int, Sequence[Span]]) -> dict[int, Earned]:
    """What was paid for work, expenses left out; of engagements without invoices what they say of themselves.

    A day of a pause moves the beginning of the window a day back.
    """
    plain = [holder for holder in asked.ids if holder not in away]
    totals: dict[int, int] = defaultdict(int)
    leaving: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    until = months_later(asked.horizon, -asked.policy.earned_months)
    for holder, day, cents in _payments(asked, plain, asked.earned_since, asked.upto, until):
        totals[holder] += cents
        if day is not None:
            leaving[holder][gone_on(day, asked.policy.earned_months)] += cents
    found = {holder: Earned(totals[holder], tuple(sorted(leaving[holder].items()))) for holder in totals}
    return found | _of_those_away(asked, away)


def _of_those_away(asked: Asked, away: Mapping[int, Sequence[Span]]) -> dict[int, Earned]:
    if not away:
        return {}
    begins = {holder: _moved(asked, spans) for holder, spans in away.items()}
    totals: dict[int, int] = defaultdict(int)
    rows = _payments(asked, list(away), min(begins.values()), asked.upto, asked.upto)
    for holder, day, cents in rows:
        if day is None or day > begins[holder]:
            totals[holder] += cents
    return {holder: Earned(cents) for holder, cents in totals.items()}


def _moved(asked: Asked, spans: Sequence[Span]) -> date:
    window = Span(asked.earned_since + timedelta(days=1), asked.on + timedelta(days=1))
    return asked.earned_since - timedelta(days=sum(span.days_in(window) for span in spans))


def gone_on(day: date, months: int) -> date:
    """The first day on which the window of so many months before it does not hold `day`."""
    later = months_later(day, months)
    return later if months_later(later, -months) >= day else later + timedelta(days=1)


def _payments(
    asked: Asked, ids: Collection[int], since: date, upto: date, by_day_until: date
) -> list[tuple[int, date | None, int]]:
    """(holder, day, cents): sums by day up to a day, and one sum (day None) of what came after it."""
    if not ids:
        return []
    return [
        *_summed(_invoices(asked, ids), f"engagement__{asked.key}", "paid_on", "cents", since, upto, by_day_until),
        *_summed(_bare(asked, ids), asked.key, "ended_on", "paid_cents", since, upto, by_day_until),
        *_bare_and_open(asked, ids),
    ]


def _summed(
    rows: QuerySet[Invoice] | QuerySet[Engagement],
    holder: str,
    day: str,
    cents: str,
    since: date,
    upto: date,
    by_day_until: date,
) -> list[tuple[int, date | None, int]]:
    counted = rows.order_by().filter(**{f"{day}__gt": since, f"{day}__lte": upto})
    early = counted.filter(**{f"{day}__lte": by_day_until}).values_list(holder, day).annotate(sum=Sum(cents))
    late = counted.filter(**{f"{day}__gt": by_day_until}).values_list(holder).annotate(sum=Sum(cents))
    return [*((who, on, int(sum_)) for who, on, sum_ in early), *((who, None, int(sum_)) for who, sum_ in late)]


def _invoices(asked: Asked, ids: Collection[int]) -> QuerySet[Invoice]:
    paid = Invoice.objects.filter(**{f"engagement__{asked.key}__in": listed_ids(list(ids))}, withdrawn_on=None)
    return paid.exclude(kind="expenses")


def _bare(asked: Asked, ids: Collection[int]) -> QuerySet[Engagement]:
    some = ~Exists(Invoice.objects.filter(engagement=OuterRef("pk")))
    return Engagement.objects.filter(some, **{f"{asked.key}__in": listed_ids(list(ids))}, paid_cents__gt=0)


def _bare_and_open(asked: Asked, ids: Collection[int]) -> list[tuple[int, date | None, int]]:
    goes_on = Q(ended_on=None) | Q(ended_on__gt=asked.upto)
    rows = _bare(asked, ids).filter(goes_on, started_on__lte=asked.upto).order_by()
    summed = rows.values_list(asked.key).annotate(sum=Sum("paid_cents"))
    return [(holder, None, int(sum_)) for holder, sum_ in summed]
