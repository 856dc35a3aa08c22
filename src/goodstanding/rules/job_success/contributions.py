"""What each engagement brings to a sum: the one place where outcome, weight and credit meet."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End
from goodstanding.rules.job_success.fixed import Whole, credits_of, earned, weights
from goodstanding.rules.job_success.outcomes import Table, table
from goodstanding.rules.job_success.policy import ScorePolicy


@dataclass(frozen=True, eq=False, slots=True)
class Contributions:
    """Engagements as the sums see them, a row each. `place` is that of the outcome in the table."""

    table: Table
    place: npt.NDArray[np.int8]
    s: npt.NDArray[np.int16]
    weight: Whole
    earned: Whole
    credit: Whole

    @property
    def rated(self) -> npt.NDArray[np.bool_]:
        """The rows that have an outcome."""
        return self.table.are("rated")[self.place]

    @property
    def silent(self) -> npt.NDArray[np.bool_]:
        """The rows that nobody said anything of."""
        return self.table.are("silent")[self.place]


def contributions(columns: Columns, policy: ScorePolicy) -> Contributions:
    """The parts of all rows; an OPEN one is what it is after the days that it has lasted."""
    found, span = table(policy), columns.span_days
    place, s = found.find(columns, span >= policy.silent_success_days)
    weight = weights(policy, columns.paid_cents, span)
    if columns.percent is not None:
        weight = (weight * columns.percent + 50) // 100
    return Contributions(found, place, s, weight, earned(weight, s), credits_of(policy, weight, s, span))


def once_known(columns: Columns, policy: ScorePolicy) -> Contributions:
    """The parts of all rows, of an OPEN one those that it brings once it counts; from when on, the calendar knows."""
    under_way = columns.end == End.OPEN
    lasted = np.where(under_way, np.maximum(columns.span_days, policy.silent_success_days), columns.span_days)
    return contributions(replace(columns, span_days=lasted), policy)
