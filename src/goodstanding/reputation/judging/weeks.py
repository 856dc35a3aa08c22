"""The weeks that are looked at: kept scores, Rising Talent, and pauses, whose Mondays are passed over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from goodstanding.reputation.judging.asked import Asked
from goodstanding.reputation.models import Pause, Score, Snapshot, Standing
from goodstanding.rules.standing import Pause as Away
from goodstanding.rules.standing import Span, Week, monday, pauses_counted

type Kept = Sequence[tuple[date, int | None, int]]
"""Monday, score and number of outcomes, from each Monday on which they changed."""


def pauses_of(asked: Asked) -> dict[int, tuple[Span, ...]]:
    """The parts of pauses that cost nothing, of those who had any."""
    if asked.key == "agency":
        return {}
    found: dict[int, list[Away]] = defaultdict(list)
    rows = Pause.objects.filter(worker__in=asked.among, since__lte=asked.on)
    for worker, since, until in rows.values_list("worker", "since", "until"):
        found[worker].append(Away(since, until))
    return {worker: pauses_counted(some, asked.policy.pause_days, asked.on) for worker, some in found.items()}


def scores_of(asked: Asked, mondays: Sequence[date]) -> dict[int, Kept]:
    """What the kept weeks say, by holder, the oldest first: one line from before the first Monday, then each change."""
    first, last = mondays[0], mondays[-1]
    own = Score.objects.filter(**{f"{asked.key}__in": asked.among}, rule=asked.rule, week__lte=last)
    later = Score.objects.filter(**{asked.key: OuterRef(asked.key)}, rule=asked.rule, week__lte=first)
    rows = own.filter(Q(week__gt=first) | ~Exists(later.filter(week__gt=OuterRef("week")))).order_by("week")
    found: dict[int, list[tuple[date, int | None, int]]] = defaultdict(list)
    for holder, week, score, outcomes in rows.values_list(asked.key, "week", "score", "outcomes"):
        found[holder].append((week, score, outcomes))
    return dict(found)


def weeks_kept(asked: Asked, mondays: Sequence[date]) -> set[date]:
    """Those Mondays of which there is a snapshot."""
    rows = Snapshot.objects.filter(marketplace=asked.marketplace, rule=asked.rule)
    return set(rows.filter(week__gte=mondays[0], week__lte=mondays[-1]).values_list("week", flat=True))


def rising_spans(asked: Asked, first: date) -> dict[int, list[Span]]:
    """When holders were Rising Talent, on or after a Monday."""
    found: dict[int, list[Span]] = defaultdict(list)
    if asked.key == "worker":
        held = Standing.objects.filter(Q(until=None) | Q(until__gt=first), worker__in=asked.among, kind="rising")
        for worker, since, until in held.values_list("worker", "since", "until"):
            found[worker].append(Span(since, until or date.max))
    return found


def mondays_of(asked: Asked, away: Iterable[tuple[Span, ...]]) -> tuple[date, ...]:
    """The Mondays that somebody's weeks may come from, the oldest first."""
    paused = max((sum((span.until - span.since).days // 7 + 1 for span in spans) for spans in away), default=0)
    last = asked.last_week or monday(asked.on)
    return tuple(last - timedelta(weeks=n) for n in reversed(range(asked.policy.weeks_of + paused)))


def weeks_of(
    asked: Asked, mondays: Sequence[date], kept: set[date], scores: Kept, rising: Sequence[Span], away: Sequence[Span]
) -> tuple[Week, ...]:
    """The last `weeks_of` Mondays of one holder that are no part of a pause, the oldest first."""
    looked_at = [day for day in mondays if not any(span.passes_over(day) for span in away)][-asked.policy.weeks_of :]
    by_day = _held_on(looked_at, scores)
    return tuple(Week(day, by_day[day], any(day in span for span in rising), day in kept) for day in looked_at)


def _held_on(mondays: Iterable[date], scores: Kept) -> Mapping[date, int | None]:
    found: dict[date, int | None] = {}
    place, held = 0, None
    for day in mondays:
        while place < len(scores) and scores[place][0] <= day:
            held, place = scores[place][1], place + 1
        found[day] = held
    return found
