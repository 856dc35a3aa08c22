"""The score of many workers in many weeks.

Every engagement comes into a week's window, fades at the window's edge and leaves it. So each is written down three
times at most, as a change in the week where that happens; running sums over the weeks then give every window at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.companies import distinct
from goodstanding.rules.job_success.fixed import Whole, room
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.scores import Scores, js, percent
from goodstanding.rules.job_success.sums import Rows, counted, spans_of, window_sums
from goodstanding.rules.job_success.windows import Calendar, calendar_of

BLOCK: Final = 50_000
"""Rows that are scored together, or one worker's: few enough that they stay in the processor's cache."""


def score_weeks(columns: Columns, policy: ScorePolicy, days: Sequence[int], *, block: int = BLOCK) -> Scores:
    """The scores of all workers on these days since 1970-01-01, which must rise. `block` changes the speed only.

    Raises ValueError where the rows of a worker do not stand together, and where they are more than `fixed.room`.
    """
    calendar = calendar_of(policy, days)
    scored = [_score(rows, policy, calendar) for rows in _blocks(columns, policy, block)]
    return Scores(*(np.concatenate([getattr(one, field.name) for one in scored]) for field in fields(Scores)))


def _blocks(columns: Columns, policy: ScorePolicy, size: int) -> Iterator[Columns]:
    """Whole workers, about so many rows at a time; one empty block where there are none."""
    firsts = _first_rows(columns.worker)
    _check(columns.worker[firsts], np.diff(firsts, append=len(columns)), policy)
    ends = np.append(firsts, len(columns))
    wanted = np.searchsorted(ends, np.arange(0, len(columns) + size, size)).clip(max=len(firsts))
    for start, end in pairwise(np.unique(ends[wanted]).tolist() if len(columns) else [0, 0]):
        yield columns[start:end]


def _check(workers: Whole, engagements: npt.NDArray[np.intp], policy: ScorePolicy) -> None:
    if (workers[1:] <= workers[:-1]).any() and len(np.unique(workers)) < len(workers):
        raise ValueError("the rows of a worker must stand together")
    if (most := int(engagements.max(initial=0))) > room(policy):
        raise ValueError(f"a worker has {most:,} engagements; there is room for {room(policy):,}")


def _first_rows(worker: Whole) -> npt.NDArray[np.intp]:
    return np.flatnonzero(np.append(True, worker[1:] != worker[:-1])[: len(worker)])


def _score(columns: Columns, policy: ScorePolicy, calendar: Calendar) -> Scores:
    firsts = _first_rows(columns.worker)
    holder = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(columns)))
    rated, silent = counted(columns, holder, policy, calendar)
    shape = len(calendar.weeks), len(firsts)
    begin, end = calendar.enter.take(rated.place), calendar.leave[-1].take(rated.place)
    outcomes = spans_of(rated.holder, begin, end, *shape)
    companies = distinct(rated.holder, rated.company, begin, end, *shape)
    is_shown = (outcomes >= policy.min_outcomes) & (companies >= policy.min_companies)
    sums = _sums(rated, silent, is_shown, policy, calendar)
    score = np.where(is_shown, percent(js(sums, policy)), -1)
    by_worker = (score.T.astype(np.int16), outcomes.T.astype(np.int32), companies.T.astype(np.int32), sums.T.copy())
    return Scores(columns.worker[firsts], *by_worker)


def _sums(rated: Rows, silent: Rows, is_shown: npt.NDArray[np.bool_], policy: ScorePolicy, calendar: Calendar) -> Whole:
    """By A, B and U, window, week and holder; worked out only for those who are shown in some week."""
    is_live = is_shown.any(axis=0)
    number = np.cumsum(is_live) - 1
    rated, silent = rated.renumbered(is_live, number), silent.renumbered(is_live, number)
    sums = np.zeros((3, len(calendar.starts), *is_shown.shape), np.int64)
    sums[..., is_live] = window_sums(rated, silent, policy, calendar, int(is_live.sum())) * is_shown[:, is_live]
    return sums
