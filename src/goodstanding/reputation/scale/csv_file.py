"""CSV of any length in pieces: prepared numbers by numpy, rows of engagements by the standard library."""

import csv
import os
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import Any, Final

import numpy as np

from goodstanding.base.importing import ImportRefused, Problem, shown
from goodstanding.reputation.scale.prepared import NAMES, NEEDED, RANGES, made
from goodstanding.reputation.scale.rows import RowReader
from goodstanding.reputation.scale.streaming import Progress
from goodstanding.rules.job_success.columns import Columns

PIECE_BYTES: Final = 8 << 20
PIECE_ROWS: Final = 50_000
NUMBERS: Final = frozenset(b"0123456789-,\n")


def header_of(path: Path) -> tuple[tuple[str, ...], str]:
    """The headings of a CSV file, and what stands between its cells: a comma, a semicolon or a tab."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline()
    separator = max(",;\t", key=line.count)
    return tuple(next(csv.reader([line], delimiter=separator), [])), separator


def engagements(path: Path, separator: str, reader: RowReader, progress: Progress) -> Iterator[Columns]:
    """The rows of a file with the columns of docs/import.md. Raises ImportRefused, naming lines and columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, delimiter=separator, strict=True)
        width = len(next(lines))
        told = 0
        for batch in batched(_numbered(lines, width, path), PIECE_ROWS, strict=False):
            yield reader.columns(batch)
            at = os.lseek(file.fileno(), 0, os.SEEK_CUR)
            progress(len(batch), at - told)
            told = at
    reader.refuse_if_wrong()


def _numbered(lines: Any, width: int, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row with its line in the file; empty lines are passed over."""
    try:
        for cells in lines:
            if len(cells) != width:
                if not cells:
                    continue
                raise _refused(path, lines.line_num, None, f"{len(cells)} cells", f"{width}, as in the first line")
            yield lines.line_num, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise _refused(path, lines.line_num + 1, None, str(error), "CSV in UTF-8") from None


def numbers(path: Path, header: tuple[str, ...], progress: Progress) -> Iterator[Columns]:
    """The rows of a file of prepared numbers. Raises ImportRefused at the first line that is none."""
    line = 2
    with path.open("rb") as file:
        file.readline()
        while piece := file.read(PIECE_BYTES):
            piece += file.readline()
            text = piece.replace(b"\r\n", b"\n").removesuffix(b"\n")
            columns = _parsed(text, header)
            if columns is None:
                raise _first_wrong(path, text, header, line)
            rows = len(columns)
            yield columns
            progress(rows, len(piece))
            line += rows


def _parsed(text: bytes, header: tuple[str, ...]) -> Columns | None:
    """The numbers of whole lines, or None where anything in them is none."""
    rows = text.count(b"\n") + 1
    if text.translate(None, bytes(NUMBERS)) or text.count(b",") != rows * (len(header) - 1):
        return None
    try:
        table = np.loadtxt(text.decode().splitlines(), np.int64, delimiter=",", ndmin=2, comments=None)
    except ValueError:
        return None
    if table.shape != (rows, len(header)):
        return None
    arrays = {name: table[:, place] for place, name in enumerate(header) if name in NAMES}
    if any(RANGES[name].outside(values).any() for name, values in arrays.items()):
        return None
    return made(arrays, rows)


def _first_wrong(path: Path, text: bytes, header: tuple[str, ...], first: int) -> ImportRefused:
    """What is wrong with the first bad line of a piece that begins at the line `first`."""
    for line, row in enumerate(text.split(b"\n"), start=first):
        cells = row.decode("utf-8", "replace").split(",")
        if len(cells) != len(header):
            return _refused(path, line, None, f"{len(cells)} cells", f"{len(header)}, as in the first line")
        for name, cell in zip(header, cells, strict=True):
            if name in RANGES and not _is_of(name, cell):
                return _refused(path, line, name, shown(cell), RANGES[name].words)
    return _refused(path, first, None, "something else", f"whole numbers for {', '.join(NEEDED)}")


def _is_of(name: str, cell: str) -> bool:
    if not cell.removeprefix("-").isdecimal() or not cell.isascii() or len(cell) > 20:
        return False
    return not RANGES[name].outside(np.array([int(cell)], object)).any()


def _refused(path: Path, line: int, column: str | None, found: str, expected: str) -> ImportRefused:
    return ImportRefused((Problem(line, column, found, expected, source=path.name),))
