"""The tables that a run writes: CSV by the standard library, Parquet with the extra [columnar]."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

type Column = npt.NDArray[Any] | Sequence[str]

EMPTY: Final = -1
"""What stands in a column that may be empty where it is."""


class Table(Protocol):
    """A table that grows. A column of numbers named in `may_be_empty` is empty where it is EMPTY."""

    def write(self, columns: Mapping[str, Column]) -> None:
        """More rows."""

    def close(self) -> None:
        """No more rows."""


class CsvTable:
    """CSV, UTF-8, a comma between cells."""

    def __init__(self, path: Path, may_be_empty: Sequence[str] = ()) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._may_be_empty = may_be_empty
        self._begun = False

    def write(self, columns: Mapping[str, Column]) -> None:
        if not self._begun:
            self._file.write(",".join(columns) + "\n")
            self._begun = True
        cells = [self._cells(name, column) for name, column in columns.items()]
        self._file.writelines([",".join(row) + "\n" for row in zip(*cells, strict=True)])

    def _cells(self, name: str, column: Column) -> list[str]:
        if not isinstance(column, np.ndarray):
            return list(map(_quoted, column))
        texts = np.datetime_as_string(column).tolist() if column.dtype.kind == "M" else map(str, column.tolist())
        return ["" if text == "-1" else text for text in texts] if name in self._may_be_empty else list(texts)

    def close(self) -> None:
        self._file.close()


def _quoted(text: str) -> str:
    """RFC 4180."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


class ParquetTable:
    """Parquet; days are dates."""

    def __init__(self, path: Path, may_be_empty: Sequence[str] = ()) -> None:
        self._path, self._may_be_empty = path, may_be_empty
        self._writer: Any = None

    def write(self, columns: Mapping[str, Column]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = pa.table({name: self._array(name, column) for name, column in columns.items()})
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, table.schema)
        self._writer.write_table(table)

    def _array(self, name: str, column: Column) -> Any:
        import pyarrow as pa

        is_empty = np.asarray(column) == EMPTY if name in self._may_be_empty else None
        return pa.array(column, mask=is_empty)

    def close(self) -> None:
        if self._writer:
            self._writer.close()


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        found = sha256()
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()
