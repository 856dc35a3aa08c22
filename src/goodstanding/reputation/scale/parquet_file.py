"""Parquet in pieces, with the extra [columnar]."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from goodstanding.base.importing import refusal
from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.missing import COLUMNAR, Missing
from goodstanding.reputation.scale.prepared import NAMES
from goodstanding.reputation.scale.rows import RowReader
from goodstanding.reputation.scale.streaming import Progress
from goodstanding.rules.job_success.columns import Columns

PIECE_ROWS: Final = 250_000
ROWS_OF_TEXT: Final = 50_000


def opened(path: Path) -> Any:
    """The file, as pyarrow opens it. Raises Missing without the extra, ImportRefused where it is no Parquet."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise Missing(COLUMNAR) from None
    try:
        return pq.ParquetFile(path, pre_buffer=False)  # buffered ahead, all that was read stays in memory
    except pa.ArrowInvalid as error:
        raise refusal(str(error), "a Parquet file", source=path.name) from None


def numbers(path: Path, file: Any, progress: Progress) -> Iterator[Columns]:
    """The rows of prepared columns. Raises ImportRefused at the first number that is none of its column."""
    held = [name for name in NAMES if name in file.schema_arrow.names]
    first = 1
    for batch in file.iter_batches(PIECE_ROWS, columns=held, use_threads=False):
        yield columns_of(batch, first, path.name)
        first += batch.num_rows
        progress(batch.num_rows, 0)


def engagements(file: Any, reader: RowReader, progress: Progress) -> Iterator[Columns]:
    """The rows of a file with the columns of docs/import.md; the line of an error is the number of the row."""
    line = 1
    for batch in file.iter_batches(ROWS_OF_TEXT, use_threads=False):
        texts = [["" if value is None else str(value) for value in column.to_pylist()] for column in batch.columns]
        yield reader.columns(enumerate(zip(*texts, strict=True), start=line))
        line += batch.num_rows
        progress(batch.num_rows, 0)
    reader.refuse_if_wrong()
