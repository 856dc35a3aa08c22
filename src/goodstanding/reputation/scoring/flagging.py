"""Which companies are flagged for which workers, going by what became of their work with others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.found import Flag
from goodstanding.reputation.scoring.instants import days_of, later
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.contributions import contributions
from goodstanding.rules.job_success.flags import flagged
from goodstanding.rules.job_success.windows import months_before

type Numbers = npt.NDArray[np.int64]


def flags_due(marketplace: Marketplace, on: date, policy: ScorePolicy, before: datetime | None = None) -> list[Flag]:
    """The pairs that the policy flags by the outcomes of its longest window, by company and worker.

    Of each pair the worker's own outcomes are left out; flags that hold already change nothing here.
    """
    if not policy.flags:
        return []
    return flags_among(columns_of(marketplace, on, policy, before=before).columns, on, policy)


def flags_among(columns: Columns, on: date, policy: ScorePolicy) -> list[Flag]:
    """The same of the workers in columns of a day, whatever is flagged in them already."""
    is_flag = columns.excluded == Excluded.FLAGGED
    plain = replace(columns, excluded=np.where(is_flag, Excluded.NO, columns.excluded).astype(np.int8))
    until = later(on, policy.flag_months)
    return list(_flags(_pairs(plain, policy, days_of(on)), policy, until))


def _pairs(columns: Columns, policy: ScorePolicy, day: int) -> Numbers:
    """A row for each company and worker with an outcome in the window: both, how many outcomes, how many negative."""
    brought = contributions(columns, policy)
    is_late = (columns.day > months_before(day, policy.longest_months)) | (columns.end == End.OPEN)
    counts = brought.rated & is_late & (columns.day <= day)
    both = np.stack([columns.company[counts], columns.worker[counts]], axis=1)
    pairs, place = np.unique(both, axis=0, return_inverse=True)
    outcomes = np.bincount(place.ravel(), minlength=len(pairs))
    negative = np.bincount(place.ravel()[brought.s[counts] < 0], minlength=len(pairs))
    return np.column_stack([pairs, outcomes, negative])


def _flags(pairs: Numbers, policy: ScorePolicy, until: date) -> Iterator[Flag]:
    """Of each company that may be flagged at all, the workers for whom it is once their own outcomes are left out."""
    firsts = np.flatnonzero(np.r_[True, pairs[1:, 0] != pairs[:-1, 0]][: len(pairs)])
    for rows in np.split(pairs, firsts[1:]):
        if len(rows) <= policy.flag_workers:
            continue
        outcomes, negative = rows[:, 2].sum(), rows[:, 3].sum()
        for company, worker, own, own_negative in rows.tolist():
            flag = Flag(company, worker, len(rows) - 1, int(negative) - own_negative, int(outcomes) - own, until)
            if flagged(flag.workers, flag.negative, flag.outcomes, policy):
                yield flag
