"""Quarters of a year, and what is counted in each of them for the inflation monitor."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goodstanding.rules.inflation import Quarter

type Place = tuple[int, int]
"""A year, and a quarter of it, 1 to 4."""


@dataclass(frozen=True)
class Ended:
    """A completed engagement: its worker, its last day, and whether the same company took the worker again."""

    worker: int
    day: date
    again: bool


def quarter_of(day: date) -> Place:
    """The year and the number, 1 to 4."""
    return day.year, (day.month + 2) // 3


def quarters_before(on: date, number: int) -> list[Place]:
    """The last so many quarters that are over on a day, the oldest first."""
    year, now = quarter_of(on)
    at = 4 * year + now - 1
    return [(place // 4, place % 4 + 1) for place in range(at - number, at)]


def first_day(quarter: Place) -> date:
    """The day on which a quarter begins."""
    return date(quarter[0], 3 * quarter[1] - 2, 1)


def quarters(
    places: Iterable[Place],
    reviews: Mapping[Place, tuple[int, int, int]],
    ended: Iterable[Ended],
    scores: Mapping[Place, Mapping[int, int]],
    high: int,
) -> list[Quarter]:
    """The quarters with all that is counted of them; `scores` are those at their beginnings, by worker."""
    done: dict[Place, Counter[bool]] = defaultdict(Counter)
    for each in ended:
        done[quarter_of(each.day)][each.again] += 1
    return [
        _quarter(place, reviews.get(place, (0, 0, 0)), done[place], scores.get(place, {}), high) for place in places
    ]


def _quarter(
    place: Place, reviews: tuple[int, int, int], done: Counter[bool], scores: Mapping[int, int], high: int
) -> Quarter:
    return Quarter(
        *place,
        *reviews,
        scored=len(scores),
        high=sum(score >= high for score in scores.values()),
        ended=done.total(),
        again=done[True],
    )
