"""How active holders are, and how their engagements ended."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q

from goodstanding.engagements.models import Application, Engagement, Invoice
from goodstanding.policies import load
from goodstanding.reputation.judging.asked import Asked


@dataclass(frozen=True)
class Activity:
    """The first day of the first engagement, the last day of activity, and endings in the window of earnings."""

    first_on: date | None = None
    active_on: date | None = None
    is_under_way: bool = False
    ended: int = 0
    cancelled: int = 0


def activity_of(asked: Asked) -> dict[int, Activity]:
    """By holder, of those with engagements or applications: three queries."""
    paid, applied = _last_paid(asked), _last_applied(asked)
    found = {}
    for row in _engagements(asked):
        holder = row[asked.key]
        is_under_way = row["under_way"] > 0
        days = (row["accepted"], row["ended_last"], paid.get(holder), applied.pop(holder, None))
        last = max((day for day in days if day), default=None)
        active = asked.on if is_under_way else last
        found[holder] = Activity(row["first"], active, is_under_way, row["ended"], row["cancelled"])
    return found | {holder: Activity(active_on=day) for holder, day in applied.items()}


def _engagements(asked: Asked) -> list[dict[str, Any]]:
    upto = asked.upto
    begun = Q(started_on__lte=upto)
    ended = Q(ended_on__lte=upto)
    recent = ended & Q(ended_on__gt=asked.earned_since)
    rows = Engagement.objects.filter(**{f"{asked.key}__in": asked.among}, accepted_on__lte=upto).order_by()
    found = rows.values(asked.key).annotate(
        first=Min("started_on", filter=begun),
        accepted=Max("accepted_on"),
        ended_last=Max("ended_on", filter=ended),
        under_way=Count("pk", filter=begun & (Q(ended_on=None) | Q(ended_on__gt=upto))),
        ended=Count("pk", filter=recent),
        cancelled=Count("pk", filter=recent & Q(end_reason__in=_at_their_door(asked))),
    )
    return [dict(row) for row in found]


def _at_their_door(asked: Asked) -> list[str]:
    """Reasons with which a worker cancelled or abandoned."""
    endings = load().endings(asked.on)
    return [*endings.codes("cancelled", "worker"), *endings.codes("abandoned", "worker")]


def _last_paid(asked: Asked) -> dict[int, date]:
    rows = Invoice.objects.filter(**{f"engagement__{asked.key}__in": asked.among}, paid_on__lte=asked.upto).order_by()
    return dict(rows.values_list(f"engagement__{asked.key}").annotate(last=Max("paid_on")))


def _last_applied(asked: Asked) -> dict[int, date]:
    rows = Application.objects.filter(**{f"{asked.key}__in": asked.among}, sent_at__lt=asked.over).order_by()
    last = rows.values_list(asked.key).annotate(last=Max("sent_at"))
    return {holder: asked.marketplace.day(at) for holder, at in last}
