"""The calendar: which days a window holds, worked out in Python once, month ends clipped, and handed on as numbers.

All days are counted from 1970-01-01.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End
from goodstanding.rules.job_success.policy import ScorePolicy

EPOCH: Final = date(1970, 1, 1).toordinal()


def months_before(day: int, months: int) -> int:
    """The same day so many months earlier, or the last of that month. The window of a day begins after it."""
    year, month, of_month = _month(day, -months)
    return date(year, month, min(of_month, monthrange(year, month)[1])).toordinal() - EPOCH


def out_of_window(day: int, months: int) -> int:
    """The first day whose window of so many months does not hold this day any more."""
    year, month, of_month = _month(day, months)
    past_the_end = of_month > monthrange(year, month)[1]
    return (
        date(year + month // 12, month % 12 + 1, 1).toordinal() - EPOCH if past_the_end else _day(year, month, of_month)
    )


def _month(day: int, months: int) -> tuple[int, int, int]:
    then = date.fromordinal(day + EPOCH)
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    return year, month + 1, then.day


def _day(year: int, month: int, of_month: int) -> int:
    return date(year, month, of_month).toordinal() - EPOCH


type Days = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Calendar:
    """Where the day of an engagement stands in the weeks that are scored.

    The tables are read at a row's place, see `places`. What they say are weeks by number, or the number of weeks,
    which is "never".
    """

    weeks: Days
    """The days of the snapshots, rising."""
    starts: Days
    """By window and week: the day after which the window begins."""
    enter: Days
    """The first week that knows of it."""
    fade: Days
    """By window: the first week in which it counts in part."""
    leave: Days
    """By window: the first week in which it does not count any more; not before `fade`, nor that before `enter`."""

    holds: npt.NDArray[np.bool_]
    """By window: whether it counts in any week."""
    fades: npt.NDArray[np.bool_]
    """By window: whether it counts in part in any week, or leaves."""

    @property
    def first(self) -> int:
        """The first day of all windows: the day of place 0."""
        return int(self.starts[-1, 0])

    def places(self, columns: Columns, policy: ScorePolicy) -> npt.NDArray[np.intp]:
        """For each row the place of its day; of an OPEN one that from which on it counts, in the half without end."""
        half = len(self.enter) // 2
        days = columns.day.astype(np.intp) - self.first
        under_way = np.flatnonzero(columns.end == End.OPEN)
        days[under_way] += policy.silent_success_days
        places = np.clip(days, 0, half - 1, out=days)
        places[under_way] += half
        return places


def calendar_of(policy: ScorePolicy, days: Sequence[int]) -> Calendar:
    """The windows of a policy on these days, which must rise."""
    return _calendar(policy, tuple(days))


@lru_cache(maxsize=64)
def _calendar(policy: ScorePolicy, days: tuple[int, ...]) -> Calendar:
    if not days or any(late <= early for early, late in pairwise(days)):
        raise ValueError("days must rise, and be at least one")
    weeks = np.array(days, np.int64)
    starts = np.array([[months_before(day, months) for day in days] for months in policy.windows_months], np.int64)
    known = np.arange(starts[-1, 0], days[-1] + 2)
    enter = np.searchsorted(weeks, known)
    leave = np.array([np.maximum(enter, np.searchsorted(start, known)) for start in starts])
    whole = known - max(0, policy.taper_days - 1)
    fade = np.array([np.searchsorted(start, whole) for start in starts]).clip(enter, leave)
    never = np.full_like(leave, len(weeks))
    enter, fade, leave = np.tile(enter, 2), np.hstack([fade, never]), np.hstack([leave, never])
    holds = enter < leave
    return Calendar(weeks, starts, enter, fade, leave, holds, holds & (fade < len(weeks)))
