"""One worker's sums written out in full, a column for each engagement: what the ledger and leaving one out read."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End
from goodstanding.rules.job_success.contributions import Contributions, once_known
from goodstanding.rules.job_success.fixed import Whole, excess, parts
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.scores import Doubles, js


@dataclass(frozen=True, eq=False, slots=True)
class OneWorker:
    """The rows of one worker as they stand on a day. `starts` are the days after which the windows begin."""

    columns: Columns
    made: Contributions
    starts: tuple[int, ...]
    taper: Whole
    """By window and row: how many parts of it count."""
    shares: Whole
    """By A, B, silent and rated, by window and row."""

    def sums(self, policy: ScorePolicy) -> Whole:
        """By A, B and U and window."""
        return _abu(self.shares.sum(axis=2), policy)

    def without_each(self, policy: ScorePolicy) -> Doubles:
        """The highest J when a row is left out, by row; nan where it does not count and where too little remains."""
        rest = _abu(self.shares.sum(axis=2)[:, :, None] - self.shares, policy)
        company, rated = self.columns.company, self.rated
        alone = np.isin(company, _once(company[rated])) & rated
        enough = (rated.sum() - rated >= policy.min_outcomes) & (self.companies - alone >= policy.min_companies)
        return np.where(enough & (self.taper[-1] > 0), js(rest, policy).max(axis=0), np.nan)

    @property
    def rated(self) -> npt.NDArray[np.bool_]:
        """Which rows are rated and in the longest window."""
        counts: npt.NDArray[np.bool_] = self.made.rated & (self.taper[-1] > 0)
        return counts

    @property
    def companies(self) -> int:
        """How many stand behind the rated ones."""
        return len(np.unique(self.columns.company[self.rated]))


def one_worker(columns: Columns, policy: ScorePolicy, day: int, starts: tuple[int, ...]) -> OneWorker:
    """The rows of one worker on a day since 1970-01-01."""
    made = once_known(columns, policy)
    rated, silent = made.rated, made.silent
    taper = _taper(columns, policy, day, starts) * (rated | silent)
    above, below = (made.earned + made.credit) * rated, (made.weight + made.credit) * rated
    each = np.array([above, below, made.weight * silent, made.weight * rated])
    return OneWorker(columns, made, starts, taper, each[:, None, :] * taper)


def _taper(columns: Columns, policy: ScorePolicy, day: int, starts: tuple[int, ...]) -> Whole:
    whole, is_open = parts(policy), columns.end == End.OPEN
    since = columns.day - np.array(starts, np.int64)[:, None]
    fading = np.clip(since if policy.taper_days else whole * since, 0, whole)
    known_from = columns.day + np.where(is_open, policy.silent_success_days, 0)
    return np.where(known_from <= day, np.where(is_open, whole, fading), 0)


def _abu(sums: Whole, policy: ScorePolicy) -> Whole:
    above, below, silent, rated = sums
    return np.array([above, below, excess(policy, silent, rated)])


def _once(company: Whole) -> Whole:
    known, times = np.unique(company, return_counts=True)
    alone: Whole = known[times == 1]
    return alone
