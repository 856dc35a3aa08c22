"""Running sums over the weeks: what comes into a window is added in that week, what leaves it taken away in that."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.contributions import once_known
from goodstanding.rules.job_success.fixed import Whole, excess, parts
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.windows import Calendar


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Engagements that count in some week. `holder` numbers their workers; `place` is the day's in the calendar."""

    holder: Whole
    place: Whole
    company: Whole
    amounts: tuple[Whole, ...]

    def renumbered(self, keep: npt.NDArray[np.bool_], number: Whole) -> "Rows":
        """The rows of some holders, by their new numbers."""
        kept = np.flatnonzero(keep.take(self.holder))
        amounts = tuple(amount.take(kept) for amount in self.amounts)
        return Rows(number.take(self.holder.take(kept)), self.place.take(kept), self.company.take(kept), amounts)


def counted(columns: Columns, holder: Whole, policy: ScorePolicy, calendar: Calendar) -> tuple[Rows, Rows]:
    """The rated rows that are in the longest window in some week, and the silent ones.

    The amounts of the rated ones are those of A, B and the weight alone; of the silent ones the weight.
    """
    place = calendar.places(columns, policy)
    known = np.flatnonzero(calendar.holds[-1].take(place))
    made = once_known(columns[known], policy)
    rated, silent = np.flatnonzero(made.rated), np.flatnonzero(made.silent)
    weight, credit = made.weight.take(rated), made.credit.take(rated)
    amounts = (made.earned.take(rated) + credit, weight + credit, weight), (made.weight.take(silent),)
    some = known.take(rated), known.take(silent)
    first, second = (
        Rows(holder.take(rows), place.take(rows), columns.company.take(rows), amount)
        for rows, amount in zip(some, amounts, strict=True)
    )
    return first, second


def window_sums(rated: Rows, silent: Rows, policy: ScorePolicy, calendar: Calendar, holders: int) -> Whole:
    """A, B and U by window, week and holder. The amounts of `rated` are those of A, B and the weight alone."""
    sums = []
    for window in range(len(calendar.starts)):
        above, below, said = _tapered(rated, policy, calendar, window, holders)
        (unsaid,) = _tapered(silent, policy, calendar, window, holders)
        sums.append([above, below, excess(policy, unsaid, said)])
    return np.array(sums).swapaxes(0, 1)


def _tapered(rows: Rows, policy: ScorePolicy, calendar: Calendar, window: int, holders: int) -> Iterator[Whole]:
    """Each amount times the days since the window's start, at most `parts`, by week and holder.

    A row that fades counts day less start. Its day is the same in all weeks, the start is the same for all rows: so
    the amounts times day and the plain amounts are added up, and the start comes in at the end.
    """
    shape, moves = (len(calendar.weeks) + 1, holders), _moves(rows, calendar, window, holders)
    start = (calendar.starts[window] - calendar.starts[window, 0])[:, None]
    whole = parts(policy)
    for amount in rows.amounts:
        fading = amount.take(moves.fading)
        enters = moves.enters, whole * amount.take(moves.inside)
        fades, leaves = (moves.fades, fading * (moves.day - whole)), (moves.leaves, -fading * moves.day)
        plain = _running(shape, (moves.fades, fading), (moves.leaves, -fading))
        yield _running(shape, enters, fades, leaves) - start * plain


@dataclass(frozen=True, eq=False, slots=True)
class _Moves:
    """The rows inside a window in some week, and those fading in some: by number, and by cell of week and holder."""

    inside: Whole
    enters: Whole
    fading: Whole
    fades: Whole
    leaves: Whole
    day: Whole
    """Of the fading ones: days since the window's start in the first week."""


def _moves(rows: Rows, calendar: Calendar, window: int, holders: int) -> _Moves:
    inside = np.flatnonzero(calendar.holds[window].take(rows.place))
    fading = np.flatnonzero(calendar.fades[window].take(rows.place))
    place, holder = rows.place.take(fading), rows.holder.take(fading)
    enters = calendar.enter.take(rows.place.take(inside)) * holders + rows.holder.take(inside)
    fades, leaves = (table[window].take(place) * holders + holder for table in (calendar.fade, calendar.leave))
    day = place - int(calendar.starts[window, 0] - calendar.first)
    return _Moves(inside, enters, fading, fades, leaves, day)


def spans_of(holder: Whole, begin: Whole, end: Whole, weeks: int, holders: int) -> Whole:
    """How many rows there are, by week and holder, each in the weeks from `begin` to before `end`."""
    return _running((weeks + 1, holders), (begin * holders + holder, 1), (end * holders + holder, -1))


def _running(shape: tuple[int, int], *changes: tuple[Whole, Whole | int]) -> Whole:
    """The changes (cell, by how much) added up over the weeks; what changes after the last one is left out."""
    sums = np.zeros(shape, np.int64)
    for cell, by in changes:
        np.add.at(sums.reshape(-1), cell, by)
    for week in range(1, len(sums)):
        sums[week] += sums[week - 1]
    return sums[:-1]
