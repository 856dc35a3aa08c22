"""Records checked against their header: one table, or all that is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from goodstanding.base.importing.limits import Limits
from goodstanding.base.importing.problems import Problem, Problems, refusal, shown
from goodstanding.base.importing.table import BadCell, Record, Row, Table
from goodstanding.base.importing.text import fold


def assemble(records: Iterable[Record], encoding: str, limits: Limits) -> Table:
    """The table of `records`, the first filled one being its header.

    Raises ImportRefused naming every unusable header, row and cell, or the limit that is passed.
    """
    filled = _Filled(records)
    rows = iter(filled)
    first = next(rows, None)
    if first is None:
        raise refusal("no filled row", "a header and rows under it")
    header = _header(first, limits)
    return Table(header, _rows(rows, header, limits), encoding, filled.notes())


class _Filled:
    """The records that hold anything, without the empty cells at their end."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self._empty = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            while record.cells and record.cells[-1] == "":
                record.cells.pop()
            if record.cells:
                yield record
            else:
                self._empty += 1

    def notes(self) -> tuple[str, ...]:
        match self._empty:
            case 0:
                return ()
            case 1:
                return ("1 empty line was skipped.",)
            case count:
                return (f"{count:,} empty lines were skipped.",)


def _header(record: Record, limits: Limits) -> tuple[str, ...]:
    if len(record.cells) > limits.columns:
        raise refusal(f"{len(record.cells):,} columns", f"at most {limits.columns:,}", "Keep only the columns needed.")
    problems = Problems()
    names = tuple(_name(cell, place, record.line, problems) for place, cell in enumerate(record.cells, start=1))
    for name, times in Counter(names).items():
        if name and times > 1:
            found = f"{times} columns named {shown(name)}"
            problems.add(Problem(record.line, None, found, "one", "Rename or remove the others."))
    problems.refuse_if_any()
    return names


def _name(cell: str | BadCell, place: int, line: int, problems: Problems) -> str:
    name = fold(cell) if isinstance(cell, str) else ""
    if not name:
        found = cell.found if isinstance(cell, BadCell) else "an empty name"
        problems.add(Problem(line, f"{place} of the header", found, "a name", "Name or remove this column."))
    return name


def _rows(records: Iterator[Record], header: tuple[str, ...], limits: Limits) -> tuple[Row, ...]:
    rows: list[Row] = []
    problems = Problems()
    for record in records:
        if len(rows) == limits.rows:
            found = limits.rows + 1 + sum(1 for _ in records)
            raise refusal(f"{found:,} rows", f"at most {limits.rows:,}", "Split the file.")
        rows.append(_row(record, header, problems))
    problems.refuse_if_any()
    return tuple(rows)


def _row(record: Record, header: tuple[str, ...], problems: Problems) -> Row:
    cells = record.cells
    _check_width(record, len(header), problems)
    if BadCell in map(type, cells):
        for name, cell in zip(header, cells, strict=False):
            if isinstance(cell, BadCell):
                problems.add(Problem(record.line, name, cell.found, "a value", cell.advice))
    texts = cast("tuple[str, ...]", tuple(cells))  # the table is refused where one is not
    return Row(record.line, texts + ("",) * (len(header) - len(texts)))


def _check_width(record: Record, columns: int, problems: Problems) -> None:
    written = len(record.cells) if record.width is None else max(len(record.cells), min(record.width, columns))
    if written > columns or (record.width is not None and written < columns):
        advice = "Every row needs a cell for each column: look for a missing or extra separator or quote."
        problems.add(
            Problem(record.line, None, "1 cell" if written == 1 else f"{written:,} cells", f"{columns:,}", advice)
        )
