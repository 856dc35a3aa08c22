"""Where the columns of a layout stand in a table."""

from collections.abc import Iterator, Sequence
from typing import Final

from goodstanding.accreditation.assess.layout import Layout, Question
from goodstanding.accreditation.assess.notes import Note
from goodstanding.base.importing import Problem, Problems, Row, fold, shown

_NAMED_AT_MOST: Final = 6


class Columns:
    """Finds the cells of a row by their meaning, names without regard to capitals where that is unambiguous.

    Raises ImportRefused naming every column that is missing. `notes` tells what stands for a column left out, and
    which columns are not read.
    """

    def __init__(self, header: Sequence[str], layout: Layout) -> None:
        self._layout = layout
        self._places = _places(header)
        self.questions = layout.questions
        problems = Problems()
        for column in self._wanted():
            if self._place(column) is None:
                problems.add(Problem(None, column, "no such column", "it in the header"))
        problems.refuse_if_any()
        self.notes = tuple(map(Note, self._notes(header)))

    @property
    def client_column(self) -> str | None:
        """The name of the client's column."""
        return self._layout.client

    def answer(self, row: Row, question: Question) -> str:
        """The row's cell for that question."""
        return self._cell(row, question.column)

    def client(self, row: Row) -> str:
        """The client that the row speaks for; the row itself where no column says so."""
        return self._cell(row, self._layout.client) if self._layout.client else f"line {row.line}"

    def respondent(self, row: Row) -> str:
        """Who answered; the row itself where no cell says so."""
        named = self._cell(row, self._layout.respondent) if self._layout.respondent else ""
        return named or f"line {row.line}"

    def group(self, row: Row) -> str:
        """The first filled of the group's cells; empty where none is, or there are no groups."""
        cells = (self._cell(row, column) for column in self._layout.group)
        return next(filter(None, cells), "")

    def _cell(self, row: Row, column: str) -> str:
        place = self._place(column)
        return "" if place is None else fold(row.cells[place])

    def _place(self, column: str) -> int | None:
        return self._places.get(column, self._places.get(column.casefold()))

    def _wanted(self) -> Iterator[str]:
        yield from (column for column in (self._layout.client, self._layout.respondent) if column)
        yield from self._layout.group
        yield from (question.column for question in self.questions)

    def _notes(self, header: Sequence[str]) -> Iterator[str]:
        if self._layout.client is None:
            yield "Each row counts as a client of its own: no column names the client."
        read = {self._place(column) for column in self._wanted()}
        unread = [name for place, name in enumerate(header) if place not in read]
        if unread:
            more = f" and {len(unread) - _NAMED_AT_MOST:,} more" if len(unread) > _NAMED_AT_MOST else ""
            yield f"Columns not read: {', '.join(map(shown, unread[:_NAMED_AT_MOST]))}{more}."


def _places(header: Sequence[str]) -> dict[str, int]:
    folded = [name.casefold() for name in header]
    alike = {name: place for place, name in enumerate(folded) if folded.count(name) == 1}
    return alike | {name: place for place, name in enumerate(header)}
