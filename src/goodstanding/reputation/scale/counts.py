"""Scorecards of a file: plain counts for each worker and each company, which are added up piece by piece."""

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


def counts(columns: Columns, keys: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct keys, rising, and for each what COUNTED names."""
    distinct, place = _places(keys)
    many = len(distinct)
    ends = np.bincount(place * len(End) + columns.end, minlength=many * len(End)).reshape(many, len(End))
    sums = (_sums(place, values, many) for values in (columns.points > 0, columns.points, columns.paid_cents))
    return distinct, np.column_stack([ends.sum(axis=1), ends, *sums])


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


def added(keys: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Rising keys, each once, and the sums of their values (one row each)."""
    if not len(keys):
        return keys, values.T
    firsts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[firsts], np.add.reduceat(values, firsts, axis=1).T


class Totals:
    """Sums by key over all pieces of a file; takes memory by the number of keys."""

    def __init__(self, width: int) -> None:
        self._keys: list[Numbers] = [np.empty(0, np.int64)]
        self._values: list[Numbers] = [np.empty((0, width), np.int64)]
        self._waiting = 0

    def add(self, keys: Numbers, values: Numbers) -> None:
        """What a piece brings: keys and a row of values for each."""
        self._keys.append(keys)
        self._values.append(values)
        self._waiting += len(keys)
        if self._waiting > max(MERGED_FROM, len(self._keys[0])):
            self._merge()

    def all(self) -> tuple[Numbers, Numbers]:
        """The distinct keys, rising, and their sums."""
        self._merge()
        return self._keys[0], self._values[0]

    def _merge(self) -> None:
        keys, values = np.concatenate(self._keys), np.concatenate(self._values)
        order = np.argsort(keys, kind="stable")
        merged = added(keys[order], values[order].T)
        self._keys, self._values, self._waiting = [merged[0]], [merged[1]], 0
