"""Counts over who worked with whom: partners, those who came back, how long they lasted, and openings that hired."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q

from goodstanding.engagements.models import Opening
from goodstanding.reputation.counting import engagements
from goodstanding.reputation.counting.gathering import SPANS, Gathered, Key, Span, prefix
from goodstanding.reputation.counting.windows import Windows
from goodstanding.rules.scorecards import Share


def count_relations(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Each pair of a worker and a company once: in the recent window if they agreed on work, worked or ended in it."""
    partners: Counter[tuple[int, Span]] = Counter()
    hired: dict[tuple[int, Span], Counter[bool]] = defaultdict(Counter)
    for row in _pairs(key, ids, windows):
        for span in _spans(row, windows):
            partners[row[key], span] += 1
            gathered.tick(row[key], span, "relationship_days", _days(row, windows.on), 1)
        for span in SPANS:
            if span == "lifetime" or row["last"] > windows.since:
                hired[row[key], span][row["times"] > 1] += 1
    for (whom, span), number in partners.items():
        gathered.put(whom, span, "partners", number)
    for (whom, span), counts in hired.items():
        gathered.put(whom, span, "repeat", Share(counts[True], counts.total()))


def _pairs(key: Key, ids: Sequence[int], windows: Windows) -> Iterator[dict[str, Any]]:
    rows = engagements.of(key, ids).filter(windows.day_in("accepted_on")).values(*{key, "worker", "company"})
    yield from rows.annotate(
        times=Count("pk"),
        first=Min("accepted_on"),
        last=Max("accepted_on"),
        open=Count("pk", filter=windows.not_by("ended_on")),
        ended=Max("ended_on", filter=windows.day_in("ended_on")),
    )


def _spans(row: dict[str, Any], windows: Windows) -> tuple[Span, ...]:
    latest: date = windows.on if row["open"] else max(row["ended"], row["last"])
    return ("recent", "lifetime") if latest > windows.since else ("lifetime",)


def _days(row: dict[str, Any], on: date) -> int:
    first: date = row["first"]
    last: date = on if row["open"] else row["ended"]
    return max(0, (last - first).days)


def count_openings(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Openings published in a window, and how many of them led to an engagement by the day."""
    whose = Q(**{f"{key}__in": ids})
    published = Opening.objects.filter(whose, published_at__lt=windows.over).order_by()
    recent = Q(published_at__gte=windows.begun)
    openings = published.values(key).annotate(all=Count("pk"), recent_all=Count("pk", filter=recent))
    hires = _hires(key, ids, windows)
    for row in openings:
        for span in SPANS:
            share = Share(hires.get(row[key], {}).get(span, 0), row[f"{prefix(span)}all"])
            gathered.put(row[key], span, "hire_rate", share)


def _hires(key: Key, ids: Sequence[int], windows: Windows) -> dict[int, dict[Span, int]]:
    opening = "offer__application__opening"
    rows = engagements.of(key, ids).filter(
        windows.day_in("accepted_on"), **{f"{opening}__published_at__lt": windows.over}
    )
    recent = Q(**{f"{opening}__published_at__gte": windows.begun})
    counted = rows.values(key).annotate(
        hired=Count(opening, distinct=True), recent_hired=Count(opening, distinct=True, filter=recent)
    )
    return {row[key]: {"recent": row["recent_hired"], "lifetime": row["hired"]} for row in counted}
