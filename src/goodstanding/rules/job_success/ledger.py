"""The ledger: where each point of one worker's score went, to the digit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isnan
from typing import Final, Literal

from goodstanding.rules.job_success.columns import Columns, End
from goodstanding.rules.job_success.fixed import parts
from goodstanding.rules.job_success.one_worker import OneWorker, one_worker
from goodstanding.rules.job_success.outcomes import Outcome
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.scores import interval, js, percent
from goodstanding.rules.job_success.windows import months_before, out_of_window

TIE: Final = 1e-12
UNDER_WAY: Final = Outcome("none", 0, "under_way")


@dataclass(frozen=True, slots=True)
class Entry:
    """An engagement in the ledger of the longest window."""

    outcome: Outcome
    weight: int
    """In 1e-12, before the taper."""
    credit: int
    """In 1e-12, before the taper."""
    taper: int
    """How many of the ledger's parts count; 0 where it is not in the window, or has no outcome."""
    lost: int
    """Its part of `Ledger.lost`."""
    lost_points: float
    """The points that are missing because of it."""
    change: float | None
    """J without it less J with it; None where it does not count, and where too little would remain for a score."""
    fades_from: int | None
    """The first day on which it counts in part; None where nothing fades, and for one under way."""
    gone_on: int | None
    """The first day on which it is out of the window; None for one under way."""


@dataclass(frozen=True, slots=True)
class Window:
    """One window of the score. It begins after the day `start`; `j` is None where it is empty.

    `earned`, `weight` and `silence` are A, B and U, in 1e-12 with the parts of the taper inside.
    """

    months: int
    start: int
    j: float | None
    earned: int
    weight: int
    silence: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """One worker's score on a day and all that it is made of. Entries stand in the order of the rows."""

    day: int
    parts: int
    score: int | None
    missing: Literal["outcomes", "companies"] | None
    """What there are too few of for a score, outcomes first."""
    outcomes: int
    companies: int
    windows: tuple[Window, ...]
    best: Window | None
    """The window that the score is of: the highest J, of equal ones the longest. None where all are empty."""
    interval: tuple[float, float] | None
    """Where the J of the longest window may lie, from 0 to 1, with the policy's confidence."""
    entries: tuple[Entry, ...]
    silence_points: float
    """The points that are missing because of silence beyond its free share."""

    @property
    def longest(self) -> Window:
        """The window of the entries."""
        return self.windows[-1]

    @property
    def whole(self) -> int:
        """What 100 points are in the units of `lost`."""
        return self.longest.weight + self.longest.silence

    @property
    def lost(self) -> int:
        """What is missing from 100 points: exactly the entries' and the silence of the longest window."""
        return self.whole - self.longest.earned


def ledger(columns: Columns, policy: ScorePolicy, day: int) -> Ledger:
    """The ledger of the worker whose rows these are, on a day since 1970-01-01."""
    starts = tuple(months_before(day, months) for months in policy.windows_months)
    one = one_worker(columns, policy, day, starts)
    sums = one.sums(policy)
    j = js(sums, policy)
    windows = tuple(map(_window, policy.windows_months, starts, j.tolist(), *sums.tolist()))
    outcomes, companies = int(one.rated.sum()), one.companies
    missing = _missing(outcomes, companies, policy)
    longest = windows[-1]
    return Ledger(
        day=day,
        parts=parts(policy),
        score=None if missing else int(percent(j)),
        missing=missing,
        outcomes=outcomes,
        companies=companies,
        windows=windows,
        best=_best(windows),
        interval=interval(longest.earned, longest.weight, longest.silence, policy),
        entries=tuple(_entries(one, policy, day, longest, float(j.max()))),
        silence_points=_points(longest.silence, longest),
    )


def _window(months: int, start: int, j: float, earned: int, weight: int, silence: int) -> Window:
    return Window(months, start, j if weight + silence else None, earned, weight, silence)


def _missing(outcomes: int, companies: int, policy: ScorePolicy) -> Literal["outcomes", "companies"] | None:
    if outcomes < policy.min_outcomes:
        return "outcomes"
    return "companies" if companies < policy.min_companies else None


def _best(windows: tuple[Window, ...]) -> Window | None:
    known = [window for window in windows if window.j is not None]
    highest = max((window.j for window in known if window.j is not None), default=0.0)
    return next((window for window in reversed(known) if window.j is not None and window.j >= highest - TIE), None)


def _points(lost: int, longest: Window) -> float:
    whole = longest.weight + longest.silence
    return 100 * lost / whole if whole else 0.0


def _entries(one: OneWorker, policy: ScorePolicy, day: int, longest: Window, best: float) -> Iterator[Entry]:
    made, columns, taper = one.made, one.columns, one.taper[-1]
    waits = (columns.end == End.OPEN) & (columns.day + policy.silent_success_days > day)
    lost = taper * (made.weight - made.earned) * made.rated
    change = one.without_each(policy) - best
    each = made.weight, made.credit, taper, lost, change, columns.day, columns.end, made.place, made.s, waits
    rows = zip(*(column.tolist() for column in each), strict=True)
    for weight, credit, parts_in, missing, moved, known, end, place, s, wait in rows:
        outcome = UNDER_WAY if wait else _with(made.table.outcomes[place], s)
        moves = None if isnan(moved) else moved
        fades, gone = (None, None) if end == End.OPEN else _leaves(known, policy.taper_days, policy.longest_months)
        yield Entry(outcome, weight, credit, parts_in, missing, _points(missing, longest), moves, fades, gone)


@lru_cache(maxsize=4096)
def _with(outcome: Outcome, s: int) -> Outcome:
    return replace(outcome, s=s)


@lru_cache(maxsize=4096)
def _leaves(day: int, taper_days: int, months: int) -> tuple[int | None, int]:
    fades = out_of_window(day - taper_days + 1, months) if taper_days else None
    return fades, out_of_window(day, months)
