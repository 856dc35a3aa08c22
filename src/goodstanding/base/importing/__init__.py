"""Tables of strangers, CSV or XLSX, read within bounds or refused with a clear answer."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from goodstanding.base.importing.delimited import read_delimited
from goodstanding.base.importing.kinds import EXPECTED, kind_of
from goodstanding.base.importing.limits import Limits
from goodstanding.base.importing.problems import ImportRefused, Problem, Problems, refusal, shown
from goodstanding.base.importing.progress import Progress
from goodstanding.base.importing.table import Row, Table
from goodstanding.base.importing.text import fold, normal
from goodstanding.base.importing.xlsx import read_xlsx

__all__ = [
    "ImportRefused",
    "Limits",
    "Problem",
    "Problems",
    "Row",
    "Table",
    "fold",
    "normal",
    "read_table",
    "refusal",
    "shown",
]

_DEFAULTS = Limits()


def read_table(
    source: bytes | Path,
    *,
    name: str,
    limits: Limits = _DEFAULTS,
    progress: Callable[[int, int], None] | None = None,
) -> Table:
    """The table in a CSV or XLSX file, all cells as text; its bytes decide which, not its `name`.

    Raises ImportRefused with every problem found, and OSError where the path cannot be read.
    `progress(done, total)` is called now and then, in characters or bytes of the text.
    """
    data = _bounded(source, limits)
    text = kind_of(data) == "text"
    table = (read_delimited if text else read_xlsx)(data, limits, Progress(progress))
    if name.casefold().endswith((".xlsx", ".xlsm") if text else (".csv", ".tsv", ".txt")):
        note = f"{shown(name)} holds {'text' if text else 'a workbook'}, whatever its name says, and was read as such."
        return replace(table, notes=(note, *table.notes))
    return table


def _bounded(source: bytes | Path, limits: Limits) -> bytes:
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > limits.file_bytes:
        raise refusal(f"{size:,} bytes", f"{EXPECTED} of at most {limits.file_bytes:,} bytes")
    if isinstance(source, bytes):
        return source
    with source.open("rb") as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise refusal(f"more than {limits.file_bytes:,} bytes", f"{EXPECTED} of at most {limits.file_bytes:,} bytes")
    return data
