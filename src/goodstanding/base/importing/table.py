"""The table that every format becomes: a header, and rows that know their line in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is the file's own: the physical line of a CSV file where the row starts, the sheet's row in XLSX."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header; `notes` tells what was assumed or left out."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell without a usable value, such as an Excel error."""

    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Record:
    """A row as read, before it is checked against the header; in a sheet no row has a width of its own."""

    line: int
    cells: list[str | BadCell]
    width: int | None = None
