"""Counts over engagements: starts, deliveries, answers, approvals and endings."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet

from goodstanding.engagements.models import Engagement
from goodstanding.reputation.counting.days import DaysAfter
from goodstanding.reputation.counting.gathering import SPANS, Gathered, Key, prefix
from goodstanding.reputation.counting.windows import Windows
from goodstanding.rules.scorecards import Ending, Share


def of(key: Key, ids: Sequence[int]) -> QuerySet[Engagement]:
    return Engagement.objects.filter(**{f"{key}__in": ids}).order_by()


def count_days_kept(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Starts by the agreed day, deliveries by theirs, and deliveries that wait for approval."""
    waits = Q(state="delivered") & windows.day_in("delivered_on") & windows.not_by("ended_on")
    columns = _kept("punctual", "started_on", "starts_on", windows) | _kept(
        "delivered", "delivered_on", "due_on", windows
    )
    rows = (
        of(key, ids)
        .values(key)
        .annotate(**columns, waiting=Count("pk", filter=waits), oldest=Min("delivered_on", filter=waits))
    )
    for row in rows:
        for span in SPANS:
            start = prefix(span)
            gathered.put(row[key], span, "punctual", Share(row[f"{start}punctual"], row[f"{start}punctual_cases"]))
            gathered.put(
                row[key], span, "delivered_on_time", Share(row[f"{start}delivered"], row[f"{start}delivered_cases"])
            )
            gathered.put(row[key], span, "unapproved", row["waiting"])
            gathered.put(row[key], span, "unapproved_days", (windows.on - row["oldest"]).days if row["oldest"] else 0)


def _kept(name: str, day: str, agreed: str, windows: Windows) -> dict[str, Count]:
    within = Q(**{f"{agreed}__isnull": False})
    kept = Q(**{f"{day}__lte": F(agreed)})
    return {
        f"{name}_cases": Count("pk", filter=within & windows.day_in(day)),
        name: Count("pk", filter=kept & windows.day_in(day)),
        f"recent_{name}_cases": Count("pk", filter=within & windows.day_recent(day)),
        f"recent_{name}": Count("pk", filter=kept & windows.day_recent(day)),
    }


def count_endings(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Endings by reason code, of those after the start, and of those from the agreed day of the start on."""
    recent = windows.day_recent("ended_on")
    after, late = Q(started_on__isnull=False), Q(ended_on__gte=F("starts_on"))
    rows = of(key, ids).filter(windows.day_in("ended_on")).values(key, "end_reason")
    rows = rows.annotate(
        cases=Count("pk"),
        after=Count("pk", filter=after),
        late=Count("pk", filter=late),
        recent_cases=Count("pk", filter=recent),
        recent_after=Count("pk", filter=recent & after),
        recent_late=Count("pk", filter=recent & late),
    )
    for row in rows:
        for span in SPANS:
            start = prefix(span)
            if row[f"{start}cases"]:
                ending = Ending(row[f"{start}cases"], row[f"{start}after"], row[f"{start}late"])
                gathered.within(row[key], span, "endings")[row["end_reason"]] = ending


def count_answers(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Minutes from an offer to the worker's yes."""
    answered = of(key, ids).filter(windows.day_in("accepted_on"), answer_minutes__isnull=False)
    rows = answered.values(key, "answer_minutes").annotate(**_cases(windows, "accepted_on"))
    _times(gathered, key, "answer_minutes", ((row, row["answer_minutes"]) for row in rows))


def count_approvals(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Days from a delivery to its approval."""
    approved = of(key, ids).filter(windows.day_in("approved_on"), delivered_on__isnull=False)
    rows = approved.values(key, took=DaysAfter("approved_on", "delivered_on"))
    rows = rows.annotate(**_cases(windows, "approved_on"))
    _times(gathered, key, "approval_days", ((row, max(0, row["took"])) for row in rows))


def _cases(windows: Windows, day: str) -> dict[str, Count]:
    return {"cases": Count("pk"), "recent_cases": Count("pk", filter=windows.day_recent(day))}


def _times(gathered: Gathered, key: Key, name: str, rows: Iterator[tuple[dict[str, Any], int]]) -> None:
    for row, value in rows:
        for span in SPANS:
            gathered.tick(row[key], span, name, value, row[f"{prefix(span)}cases"])
