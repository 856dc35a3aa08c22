"""A table of answers becomes the responses of one round, or of one round for each group."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goodstanding.accreditation.assess.columns import Columns
from goodstanding.accreditation.assess.layout import Layout, Question
from goodstanding.accreditation.assess.notes import Note, rows_note
from goodstanding.base.importing import Problem, Problems, Row, Table, refusal, shown
from goodstanding.rules.survey import CANT_SAY, Answer, Response


@dataclass(frozen=True)
class Round:
    """The responses about one marketplace; `group` is empty where the file is about a single one."""

    group: str
    responses: tuple[Response, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Answers:
    """All rounds of a file by group, and what is to be said about the file as a whole."""

    rounds: tuple[Round, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class _Line:
    number: int
    response: Response

    @property
    def answered(self) -> int:
        return sum(answer is not None and answer != CANT_SAY for answer in self.response.answers)


def read_answers(table: Table, layout: Layout, min_answered: int) -> Answers:
    """The rounds of `table`. Every row is in one of them, or in a note that says why it is not.

    Raises ImportRefused naming every column that is missing and every cell that cannot be read.
    """
    columns = Columns(table.header, layout)
    problems = Problems()
    groups: defaultdict[str, list[_Line]] = defaultdict(list)
    astray: list[int] = []
    for row in table.rows:
        group = columns.group(row)
        line = _line(row, columns, problems)
        if line and (group or not layout.group):
            groups[group].append(line)
        else:
            astray.append(row.line)
    problems.refuse_if_any()
    if not groups:
        raise refusal("no row that counts", "rows of answers")
    reason = "left out: no group" if layout.group else "left out: no client and no answer"
    notes = (*map(Note, table.notes), *columns.notes, *rows_note(reason, astray))
    return Answers(tuple(_round(group, groups[group], min_answered) for group in sorted(groups)), notes)


def _line(row: Row, columns: Columns, problems: Problems) -> _Line | None:
    answers = tuple(_answer(row, columns.answer(row, question), question, problems) for question in columns.questions)
    client = columns.client(row)
    if client:
        return _Line(row.line, Response(columns.respondent(row), client, answers))
    if any(columns.answer(row, question) for question in columns.questions):
        problems.add(Problem(row.line, columns.client_column, "an empty cell", "the name of a client"))
    return None


def _answer(row: Row, cell: str, question: Question, problems: Problems) -> Answer:
    try:
        return question.read(cell) if cell else None
    except ValueError:
        problems.add(Problem(row.line, question.column, shown(cell), question.expected))
        return None


def _round(group: str, lines: Sequence[_Line], min_answered: int) -> Round:
    valid = [line for line in lines if line.answered >= min_answered]
    last = {line.response.respondent: line.number for line in valid}
    silent = [line.number for line in lines if not line.answered]
    few = [line.number for line in lines if 0 < line.answered < min_answered]
    replaced = [line.number for line in valid if line.number != last[line.response.respondent]]
    notes = (
        *rows_note("not counted: without any answer", silent),
        *rows_note(f"not counted: fewer than {min_answered} answers", few),
        *rows_note("replaced: the same respondent answers again further down", replaced),
    )
    return Round(group, tuple(line.response for line in lines), notes)
