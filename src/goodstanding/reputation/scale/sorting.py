"""Rows in any order brought together by worker: in memory where they fit, else in parts on disk."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from goodstanding.reputation.scale.prepared import RECORD, of_records, records
from goodstanding.rules.job_success.columns import Columns

IN_MEMORY: Final = 4_000_000
"""How many rows are sorted at once: 150 MB, and as much again while they are."""
PIECE: Final = 250_000
EVERY: Final = 256
"""Every so manieth worker is looked at to cut the rows into parts of about one size."""


class Spool:
    """Rows kept on disk in the order in which they came, as records; 37 bytes each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "rows"
        self.rows = 0
        self.is_sorted = True
        self.sample: list[npt.NDArray[np.int64]] = []
        self._last: int | None = None
        self._parts: Sequence[Path] = ()

    def fill(self, pieces: Iterable[Columns]) -> Self:
        """Keeps all rows, and notes whether the workers rise."""
        with self.path.open("wb") as file:
            for piece in pieces:
                records(piece).tofile(file)
                self._note(piece.worker)
        return self

    def _note(self, worker: npt.NDArray[np.int64]) -> None:
        if not len(worker):
            return
        rises = bool((worker[1:] >= worker[:-1]).all()) and (self._last is None or worker[0] >= self._last)
        self.is_sorted &= rises
        self._last = int(worker[-1])
        self.rows += len(worker)
        self.sample.append(worker[::EVERY].copy())

    def pieces(self, rows: int = PIECE) -> Iterator[Columns]:
        """The rows as they came."""
        return map(of_records, _read(self.path, rows))

    @property
    def parts(self) -> int:
        """In how many parts the rows are sorted; 1 is in memory."""
        return -(-self.rows // IN_MEMORY)

    @property
    def sorted_by(self) -> str:
        """Who brings them together: nobody where they stand so, numpy in memory, or numpy in parts on disk."""
        return "as given" if self.is_sorted else "numpy" if self.parts == 1 else "numpy, in parts on disk"

    def by_worker(self, rows: int = PIECE) -> Iterator[Columns]:
        """The rows in rising order of worker, those of a worker in the order in which they came."""
        if self.is_sorted:
            yield from self.pieces(rows)
            return
        self._parts = self._parts or ([self.path] if self.parts == 1 else self._cut())
        for path in self._parts:
            sorted_rows = np.fromfile(path, RECORD)
            sorted_rows = sorted_rows[np.argsort(sorted_rows["worker"], kind="stable")]
            for first in range(0, len(sorted_rows), rows):
                yield of_records(sorted_rows[first : first + rows])

    def _cut(self) -> Sequence[Path]:
        """Files of rows, each with the workers between two cuts."""
        cuts = np.quantile(np.concatenate(self.sample), np.arange(1, self.parts) / self.parts, method="lower")
        paths = [self.folder / f"part-{part}" for part in range(self.parts)]
        files = [path.open("wb") for path in paths]
        try:
            for piece in _read(self.path, PIECE):
                part = np.searchsorted(cuts, piece["worker"], side="right")
                order = np.argsort(part.astype(np.int16), kind="stable")
                ends = np.cumsum(np.bincount(part, minlength=self.parts))
                for file, rows in zip(files, np.split(piece[order], ends[:-1]), strict=True):
                    rows.tofile(file)
        finally:
            for file in files:
                file.close()
        self.path.unlink()
        return paths


def _read(path: Path, rows: int) -> Iterator[npt.NDArray[np.void]]:
    with path.open("rb") as file:
        while len(piece := np.fromfile(file, RECORD, rows)):
            yield piece
