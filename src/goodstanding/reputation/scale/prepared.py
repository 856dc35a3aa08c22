"""Engagements as whole numbers: what a prepared file holds, and what every other form of a file is turned into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End, Excluded

RECORD: Final = np.dtype(
    [
        ("worker", "<i8"),
        ("company", "<i8"),
        ("day", "<i4"),
        ("end", "i1"),
        ("points", "<i2"),
        ("private", "i1"),
        ("paid_cents", "<i8"),
        ("span_days", "<i4"),
        ("excluded", "i1"),
    ]
)
"""A row of a prepared file, as it is kept on disk between two readings: 37 bytes, the fields of Columns."""
NAMES: Final = RECORD.names or ()
LEFT_OUT: Final = {"private": -1, "excluded": 0}
"""The columns that a prepared file may leave out, and what they then hold."""
NEEDED: Final = tuple(name for name in NAMES if name not in LEFT_OUT)
MOST: Final = 2**62


@dataclass(frozen=True)
class Range:
    """The least and the greatest number of a column, and how its readers are told."""

    least: int
    most: int
    also: int | None = None

    @property
    def words(self) -> str:
        """The range as the message of an error says it."""
        between = f"a whole number from {self.least} to {self.most}"
        return between if self.also is None else f"{between}, or {self.also}"

    def outside(self, values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Which values are none of the column's."""
        wrong = (values < self.least) | (values > self.most)
        return wrong if self.also is None else wrong & (values != self.also)


RANGES: Final[Mapping[str, Range]] = {
    "worker": Range(-MOST, MOST),
    "company": Range(-MOST, MOST),
    "day": Range(-200_000, 200_000),
    "end": Range(0, max(End)),
    "points": Range(100, 500, 0),
    "private": Range(0, 10, -1),
    "paid_cents": Range(0, 10**15),
    "span_days": Range(0, 100_000),
    "excluded": Range(0, max(Excluded)),
}


def is_prepared(header: Sequence[str]) -> bool:
    """Whether a file with these headings holds prepared numbers."""
    return set(NEEDED) <= set(header)


def made(arrays: Mapping[str, npt.NDArray[Any]], rows: int) -> Columns:
    """Columns from arrays by name, each with the type that the kernel reads; what is left out has its usual value."""
    usual = {name: np.full(rows, value, RECORD[name]) for name, value in LEFT_OUT.items()}
    given = {**usual, **arrays}
    return Columns(**{name: given[name].astype(RECORD[name], copy=False) for name in NAMES})


def joined(parts: Sequence[Columns]) -> Columns:
    """The rows of all parts, one after the other."""
    if len(parts) == 1:
        return parts[0]
    return Columns(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in NAMES})


def records(columns: Columns) -> npt.NDArray[np.void]:
    """The rows as records, to be kept or sorted."""
    rows = np.empty(len(columns), RECORD)
    for name in NAMES:
        rows[name] = getattr(columns, name)
    return rows


def of_records(rows: npt.NDArray[np.void]) -> Columns:
    """The columns of records."""
    return Columns(**{name: np.ascontiguousarray(rows[name]) for name in NAMES})
