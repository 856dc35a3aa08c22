"""Scorecards of a file: plain counts for each worker and each company, which are added up piece by piece."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End

type Numbers = npt.NDArray[np.int64]

COUNTED: Final = ("engagements", *(end.name.lower() for end in End), "reviewed", "points", "paid_cents")
"""Engagements, how they stand, reviews and the sum of their points in hundredths, all that was paid in cents."""
MERGED_FROM: Final = 1_000_000
HALF: Final = 24
LOW: Final = (1 << HALF) - 1


def counts(columns: Columns, keys: Numbers) -> tuple[Numbers, Sequence[Numbers]]:
    """The distinct keys, rising, and a column for each of COUNTED."""
    distinct, place = _places(keys)
    many = len(distinct)
    ends = np.bincount(place * len(End) + columns.end, minlength=many * len(End)).reshape(many, len(End))
    sums = (_sums(place, values, many) for values in (columns.points > 0, columns.points, columns.paid_cents))
    return distinct, [ends.sum(axis=1), *ends.T, *sums]


def _places(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct keys, rising, and for each row the place of its key among them."""
    is_new = np.r_[True, keys[1:] != keys[:-1]][: len(keys)]
    if (keys[1:] >= keys[:-1]).all():
        return keys[is_new], np.cumsum(is_new) - 1
    return np.unique(keys, return_inverse=True)


def _sums(place: Numbers, values: npt.NDArray[Any], many: int) -> Numbers:
    """Sums by place. They are added up as doubles, in two halves, which keeps them exact."""
    whole = values.astype(np.int64)
    low, high = (np.bincount(place, part, many).astype(np.int64) for part in (whole & LOW, whole >> HALF))
    return (high << HALF) + low


def added(keys: Numbers, columns: Numbers) -> tuple[Numbers, Numbers]:
    """Rising keys, each once, and the sums of every column."""
    if not len(keys):
        return keys, columns
    firsts = _firsts(keys)
    return keys[firsts], np.add.reduceat(columns, firsts, axis=1)


def _firsts(keys: Numbers) -> npt.NDArray[np.intp]:
    """Where each of some rising keys begins."""
    return np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])


class Totals:
    """Sums by key over all pieces of a file; takes memory by the number of keys, column by column."""

    def __init__(self, width: int) -> None:
        self._keys: list[Numbers] = [np.empty(0, np.int64)]
        self._columns: list[list[Numbers]] = [[np.empty(0, np.int64)] for _ in range(width)]
        self._waiting = 0

    def add(self, keys: Numbers, columns: Sequence[Numbers]) -> None:
        """What a piece brings: keys, and for each of them a number in every column."""
        self._keys.append(keys)
        for parts, column in zip(self._columns, columns, strict=True):
            parts.append(column)
        self._waiting += len(keys)
        if self._waiting > max(MERGED_FROM, len(self._keys[0]) // 2):
            self._merge()

    def all(self) -> tuple[Numbers, Sequence[Numbers]]:
        """The distinct keys, rising, and a column of their sums for each value."""
        self._merge()
        return self._keys[0], [parts[0] for parts in self._columns]

    def _merge(self) -> None:
        """Column by column, each of which makes way for its sums before the next."""
        keys = np.concatenate(self._keys)
        if not len(keys):
            return
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        firsts = _firsts(keys)
        self._keys, self._waiting = [keys[firsts]], 0
        for parts in self._columns:
            parts[:] = [np.add.reduceat(np.concatenate(parts)[order], firsts)]
