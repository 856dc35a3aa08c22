"""One worksheet, cell by cell: only cells with content are held, wherever they stand."""

import re
from collections.abc import Iterator
from typing import Final

from goodstanding.base.importing.kinds import EXPECTED
from goodstanding.base.importing.markup import Attributes, Markup
from goodstanding.base.importing.numbers import moment, number
from goodstanding.base.importing.problems import ImportRefused, Problem, Problems, refusal, shown
from goodstanding.base.importing.progress import Progress
from goodstanding.base.importing.table import BadCell, Record, Table
from goodstanding.base.importing.text import trim

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_RANGE: Final = re.compile(rf"{_REFERENCE.pattern}:{_REFERENCE.pattern}")
_ROW: Final = re.compile(r"[1-9][0-9]{0,6}")
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_ERROR_ADVICE: Final = "Mend the formula, or write the value itself."
_UNSAVED_ADVICE: Final = "Open the file in a spreadsheet program, save it and try again, or write the value itself."


class Sheet:
    """Reads a worksheet once; afterwards `formulas` is the number of formula cells."""

    def __init__(self, strings: list[str], dated: list[bool], columns: int, *, since_1904: bool) -> None:
        self._strings = strings
        self._dated = dated
        self._columns = columns
        self._since_1904 = since_1904
        self.formulas = 0
        self._merged: list[str] = []
        self._done: list[Record] = []
        self._markup = Markup(self._start, self._end, self._characters)
        self._row = 0
        self._cells: dict[int, str | BadCell] = {}
        self._column = 0
        self._cell: Attributes = {}
        self._formula = False
        self._text: list[str] = []

    def records(self, data: bytes, progress: Progress) -> Iterator[Record]:
        """The rows in order, each with its own number; raises ImportRefused."""
        for position in self._markup.read(data):
            for record in self._done:
                yield record
                progress(position, len(data))
            self._done.clear()

    def refuse_merged(self, first: int, table: Table) -> None:
        """Raise ImportRefused where merged cells hide which rows of the table a value belongs to."""
        problems = Problems()
        last = table.rows[-1].line if table.rows else first
        for merged in self._merged:
            area = _RANGE.fullmatch(merged)
            if area and int(area[2]) <= last and int(area[4]) >= first and _column(area[1]) <= len(table.header):
                advice = "Unmerge them and write the value in each cell."
                problems.add(Problem(int(area[2]), None, f"the merged cells {merged}", "single cells", advice))
        problems.refuse_if_any()

    def _start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._open_row(attributes.get("r"))
            case "c":
                self._open_cell(attributes)
            case "f":
                self._formula = True
            case "mergeCell":
                self._merged.append(attributes.get("ref", ""))

    def _open_row(self, given: str | None) -> None:
        if given is not None and not _ROW.fullmatch(given):
            raise _damaged(f"the row number {shown(given)}")
        row = int(given) if given else self._row + 1
        if not self._row < row <= _LAST_ROW:
            raise _damaged(f"row {row} after row {self._row}")
        self._row = row
        self._column = 0
        self._cells = {}

    def _open_cell(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        match = _REFERENCE.fullmatch(given or "")
        if given is not None and (not match or int(match[2]) != self._row):
            raise _damaged(f"a cell {shown(given)} in row {self._row}")
        column = _column(match[1]) if match else self._column + 1
        if not self._column < column <= _LAST_COLUMN:
            raise _damaged(f"a cell in column {column} after column {self._column}")
        self._column = column
        self._cell = attributes
        self._formula = False
        self._text = []

    def _characters(self, piece: str) -> None:
        path = self._markup.path
        if path[-1] == "v" or (path[-1] == "t" and "rPh" not in path):
            self._text.append(piece)

    def _end(self, name: str) -> None:
        if name == "c":
            self.formulas += self._formula
            value = self._value("".join(self._text))
            if value:
                self._cells[self._column] = value
        elif name == "row":
            self._close_row()

    def _close_row(self) -> None:
        if not self._cells:
            return
        width = max(self._cells)
        if width > self._columns:
            raise refusal(
                f"{width:,} columns", f"at most {self._columns:,}", "Keep only the columns needed.", line=self._row
            )
        cells = [self._cells.get(column, "") for column in range(1, width + 1)]
        self._done.append(Record(self._row, cells))

    def _value(self, text: str) -> str | BadCell:
        match self._cell.get("t", "n"):
            case "s":
                return self._shared(text)
            case "inlineStr" | "str" | "d":
                return trim(text)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(text, "")
            case "e":
                return BadCell(f"the Excel error {shown(text)}", _ERROR_ADVICE)
            case _:
                return self._number(text)

    def _shared(self, index: str) -> str:
        if not (index.isdecimal() and len(index) < 8 and int(index) < len(self._strings)):
            raise _damaged(f"a shared string {shown(index)}")
        return self._strings[int(index)]

    def _number(self, text: str) -> str | BadCell:
        if not text:
            return BadCell("a formula without a saved value", _UNSAVED_ADVICE) if self._formula else ""
        value = number(text)
        if value is None:
            return BadCell(f"the number {shown(text)}", _ERROR_ADVICE)
        style = self._cell.get("s", "0")
        dated = style.isdecimal() and len(style) < 6 and int(style) < len(self._dated) and self._dated[int(style)]
        return (moment(float(value), since_1904=self._since_1904) if dated else None) or value


def _column(letters: str) -> int:
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - 64
    return value


def _damaged(found: str) -> ImportRefused:
    return refusal(found, EXPECTED, "The workbook is damaged: open it in a spreadsheet program and save it again.")
