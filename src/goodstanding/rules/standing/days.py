"""Months and Mondays, as standings reckon them."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier where `months` is negative, clipped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Pause:
    """A time away: from its first day to the first day back, or still open."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class Span:
    """Days from `since` up to, not including, `until`."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day < self.until

    def passes_over(self, monday: date) -> bool:
        """Whether it is away at 00:00 of a Monday: one that begins or ends on a Monday does so after that."""
        return self.since < monday <= self.until

    def days_in(self, other: "Span") -> int:
        """How many days two spans share."""
        return max(0, (min(self.until, other.until) - max(self.since, other.since)).days)


def pauses_counted(pauses: Iterable[Pause], pause_days: int, on: date) -> tuple[Span, ...]:
    """The parts of pauses that cost nothing up to a day: at most `pause_days` in the 12 months before each day's end.

    A pause that is longer ends by itself when its days are used up. One that is open lasts up to and with `on`.
    """
    counted: list[Span] = []
    for pause in sorted(pauses, key=lambda each: each.since):
        if pause.since > on:
            continue
        end = min(pause.until or on + timedelta(days=1), on + timedelta(days=1))
        left = pause_days_left(counted, pause_days, pause.since)
        counted.append(Span(pause.since, min(end, pause.since + timedelta(days=left))))
    return tuple(span for span in counted if span.until > span.since)


def pause_days_left(counted: Iterable[Span], pause_days: int, on: date) -> int:
    """How many days of pause there are left on a day, after those of the 12 months before it."""
    year = Span(months_later(on, -12), on)
    return max(0, pause_days - sum(span.days_in(year) for span in counted))
