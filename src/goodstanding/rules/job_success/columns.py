"""What the kernel reads: engagements as columns of whole numbers, the rows of a worker together."""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt


class End(IntEnum):
    """How an engagement stands. OPEN is under way, or over and its reviews still sealed."""

    OPEN = 0
    COMPLETED = 1
    CANCELLED = 2
    """Before it began, or at nobody's door or the company's."""
    CANCELLED_BY_WORKER = 3
    """After it began."""
    ABANDONED = 4
    """By the worker."""
    LOST = 5
    """A dispute was decided against the worker."""
    WON = 6
    """A dispute was decided for the worker: the feedback is void."""


class Excluded(IntEnum):
    """Why an engagement is left out of a score, whatever it is."""

    NO = 0
    REMOVED = 1
    """On the worker's granted request."""
    FLAGGED = 2
    """Its company is flagged, going by what it said of other workers."""


@dataclass(frozen=True, eq=False, slots=True)
class Columns:
    """Engagements. The rows of a worker stand together, in any order among themselves.

    `day` is the day on which the outcome became known, as days since 1970-01-01: the reveal of the reviews, or the end
    where no review decides it; of an OPEN one its first day.
    """

    worker: npt.NDArray[np.int64]
    company: npt.NDArray[np.int64]
    day: npt.NDArray[np.int32]
    end: npt.NDArray[np.int8]
    points: npt.NDArray[np.int16]
    """Public feedback in hundredths, 100 to 500; 0 where there is none."""
    private: npt.NDArray[np.int8]
    """0 to 10; -1 where there is none."""
    paid_cents: npt.NDArray[np.int64]
    """At least 0."""
    span_days: npt.NDArray[np.int32]
    """From the first day to the last, at least 0; of an OPEN one up to the day on which the columns were made."""
    excluded: npt.NDArray[np.int8]
    percent: npt.NDArray[np.int8] | None = None
    """What rulings left of the weight, 1 to 100; None where no ruling corrected any."""

    def __len__(self) -> int:
        return len(self.worker)

    def __getitem__(self, rows: slice | npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> "Columns":
        """Some of the rows, in this order."""
        return Columns(**{name: column[rows] for name, column in self.held().items()})

    def held(self) -> dict[str, npt.NDArray[Any]]:
        """The columns by name, without one that is None."""
        columns = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: column for name, column in columns.items() if column is not None}
