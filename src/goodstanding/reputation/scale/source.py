"""A file that is to be scored: CSV or Parquet, engagements or prepared numbers, in any order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from goodstanding.base.importing import refusal
from goodstanding.reputation.scale import csv_file, duckdb_sort, parquet_file
from goodstanding.reputation.scale.counts import Numbers
from goodstanding.reputation.scale.prepared import is_prepared
from goodstanding.reputation.scale.rows import RowReader
from goodstanding.reputation.scale.sorting import Spool
from goodstanding.reputation.scale.streaming import Progress
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns

type Form = Literal["engagements", "numbers"]


@dataclass
class Source:
    """An opened file. `rows` is how many it has, where it says so, and `size` its bytes."""

    path: Path
    header: tuple[str, ...]
    size: int
    rows: int | None = None
    parquet: Any = None
    separator: str = ","
    reader: RowReader | None = field(default=None, repr=False)

    @property
    def form(self) -> Form:
        """What its columns hold."""
        return "numbers" if is_prepared(self.header) else "engagements"

    def pieces(self, progress: Progress) -> Iterator[Columns]:
        """The rows as they stand. Raises ImportRefused."""
        if self.reader:
            if self.parquet:
                return parquet_file.engagements(self.parquet, self.reader, progress)
            return csv_file.engagements(self.path, self.separator, self.reader, progress)
        if self.parquet:
            return parquet_file.numbers(self.path, self.parquet, progress)
        return csv_file.numbers(self.path, self.header, progress)

    def by_worker(self, folder: Path, progress: Progress) -> tuple[Iterator[Columns], str]:
        """Prepared rows by worker, and who sorted them."""
        if self.parquet and duckdb_sort.is_there():
            return duckdb_sort.by_worker(self.path, self.header, folder), "duckdb"
        spool = Spool(folder).fill(self.pieces(progress))
        return spool.by_worker(), spool.sorted_by

    def workers(self, numbers: Numbers) -> Numbers | Sequence[str]:
        """The file's ids of workers."""
        return self.reader.workers.of(numbers) if self.reader else numbers

    def companies(self, numbers: Numbers) -> Numbers | Sequence[str]:
        """The file's ids of companies."""
        return self.reader.companies.of(numbers) if self.reader else numbers


def opened(path: Path, policy: ScorePolicy, on: date) -> Source:
    """A file, its header read. Raises ImportRefused, OSError, and Missing where an extra is."""
    with path.open("rb") as file:
        start = file.read(4)
    source = _parquet(path) if start == b"PAR1" else _csv(path)
    if source.form == "engagements":
        source.reader = RowReader(source.header, policy, on, path.name)
    return source


def _parquet(path: Path) -> Source:
    file = parquet_file.opened(path)
    header = tuple(file.schema_arrow.names)
    return Source(path, header, path.stat().st_size, file.metadata.num_rows, file)


def _csv(path: Path) -> Source:
    size = path.stat().st_size
    if not size:
        raise refusal("an empty file", "CSV or Parquet with a header", source=path.name)
    try:
        header, separator = csv_file.header_of(path)
    except UnicodeDecodeError:
        raise refusal("bytes that are no text", "CSV in UTF-8, or Parquet", source=path.name) from None
    return Source(path, header, size, separator=separator)
