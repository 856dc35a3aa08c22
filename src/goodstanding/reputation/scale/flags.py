"""Companies flagged by what a file says of their other workers: totals in a first reading, pairs in a second."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Self

import numpy as np
import numpy.typing as npt

from goodstanding.reputation.scale.counts import Totals, added
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.contributions import contributions
from goodstanding.rules.job_success.flags import flagged
from goodstanding.rules.job_success.windows import months_before

type Numbers = npt.NDArray[np.int64]


class CompanyFlags:
    """The flags that hold on the last day, by the outcomes of the longest window that ends with it."""

    def __init__(self, policy: ScorePolicy, day: int) -> None:
        self._policy, self._day = policy, day
        self._companies, self._totals = np.empty(0, np.int64), np.empty((3, 0), np.int64)
        self.rows = 0

    def learn(self, pieces: Iterable[Columns]) -> Self:
        """Adds up workers, outcomes and negative outcomes of each company; the pieces are of whole workers."""
        totals = Totals(3)
        for columns in pieces:
            pairs = self._pairs(columns)
            companies, sums = added(pairs[0], np.stack([np.ones_like(pairs[0]), pairs[2], pairs[3]]))
            totals.add(companies, list(sums))
        self._companies, each = totals.all()
        self._totals = np.stack(each)
        return self

    def marked(self, pieces: Iterable[Columns]) -> Iterator[Columns]:
        """The pieces with FLAGGED in the rows of flagged pairs."""
        for columns in pieces:
            pairs = self._pairs(columns)
            bad = self._flagged(pairs)
            if bad.any():
                keys = np.stack([columns.company, columns.worker], axis=1)
                hits = _is_in(keys, pairs[:2, bad].T) & (columns.excluded == Excluded.NO)
                self.rows += int(hits.sum())
                columns = replace(columns, excluded=np.where(hits, np.int8(Excluded.FLAGGED), columns.excluded))
            yield columns

    def _pairs(self, columns: Columns) -> Numbers:
        """Company, worker, outcomes and negative outcomes of each pair with an outcome in the window."""
        brought = contributions(columns, self._policy)
        is_late = (columns.day > months_before(self._day, self._policy.longest_months)) | (columns.end == End.OPEN)
        rows = np.flatnonzero(brought.rated & is_late & (columns.day <= self._day))
        order = rows[np.lexsort((columns.worker[rows], columns.company[rows]))]
        company, worker = columns.company[order], columns.worker[order]
        firsts = np.flatnonzero(np.r_[True, (company[1:] != company[:-1]) | (worker[1:] != worker[:-1])][: len(order)])
        if not len(order):
            return np.empty((4, 0), np.int64)
        sums = np.add.reduceat(np.stack([np.ones_like(company), brought.s[order] < 0]), firsts, axis=1)
        return np.stack([company[firsts], worker[firsts], *sums])

    def _flagged(self, pairs: Numbers) -> npt.NDArray[np.bool_]:
        """Which pairs are flagged once their own outcomes are taken off the company's."""
        place = np.searchsorted(self._companies, pairs[0])
        others = self._totals[:, place] - np.stack([np.ones_like(pairs[0]), pairs[2], pairs[3]])
        chances = np.flatnonzero(self._may_be(others))
        distinct, back = np.unique(others[:, chances], axis=1, return_inverse=True)
        verdicts = [flagged(workers, bad, outcomes, self._policy) for workers, outcomes, bad in distinct.T.tolist()]
        found = np.zeros(len(pairs[0]), bool)
        found[chances] = np.array(verdicts, bool)[back.ravel()]
        return found

    def _may_be(self, others: Numbers) -> npt.NDArray[np.bool_]:
        """What the test cannot rule out by the mean alone: P(rate > r) > p needs a mean over r p (Markov)."""
        policy, (workers, outcomes, negative) = self._policy, others
        above = policy.flag_prior_negative + negative
        below = policy.flag_prior_negative + policy.flag_prior_other + outcomes
        return np.asarray(
            (workers >= policy.flag_workers) & (above > 0.999 * policy.flag_rate * policy.flag_probability * below)
        )


def _is_in(keys: Numbers, wanted: Numbers) -> npt.NDArray[np.bool_]:
    """Which rows of `keys`, pairs of numbers, are among the rows of `wanted`."""
    _, place = np.unique(np.concatenate([wanted, keys]), axis=0, return_inverse=True)
    return np.isin(place[len(wanted) :], place[: len(wanted)])
