"""A file of engagements, read: its lines, or all that must be mended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, Row, Table, shown
from goodstanding.engagements.importing.columns import NEEDED, Columns, columns
from goodstanding.engagements.importing.consistency import contradictions
from goodstanding.engagements.importing.lines import LineReader
from goodstanding.engagements.importing.shapes import Line

EVERY: Final = 1_000


@dataclass(frozen=True)
class Frame:
    """What a file is read against: the marketplace's currency and zone, and the day that it is there."""

    currency: str
    zone: str
    today: date


@dataclass(frozen=True)
class Reading:
    """All or nothing: `lines`, by external id, and names by id are there only where `problems` are none."""

    rows: int
    lines: tuple[Line, ...] = ()
    companies: dict[str, str] = field(default_factory=dict)
    workers: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()


def read_engagements(table: Table, frame: Frame, progress: Callable[[int, int], None] | None = None) -> Reading:
    """The engagements that a table lists. `progress(done, total)` is called now and then, in rows."""
    found = columns(table.header)
    if wrong := tuple(_header_problems(table, found)):
        return Reading(len(table.rows), problems=wrong, unread=found.unread)
    reader = LineReader(found, currency=frame.currency, zone=frame.zone)
    lines = list(_lines(reader, table.rows, progress))
    bad = {problem.line for problem in reader.problems}
    problems = [*reader.problems, *_twice(lines, found)]
    for line in lines:
        if line.line not in bad:
            problems += [
                Problem(line.line, found.heading(c.field), c.found, c.expected)
                for c in contradictions(line, frame.today)
            ]
    if problems:
        problems.sort(key=lambda problem: (problem.line or 0, problem.column or ""))
        return Reading(len(table.rows), problems=tuple(problems), unread=found.unread)
    lines.sort(key=lambda line: line.external_id)
    names = {who: {key: each[key][0] for key in sorted(each)} for who, each in reader.names.items()}
    sides = names["company"], names["worker"], names["agency"]
    return Reading(len(lines), tuple(lines), *sides, unread=found.unread)


def _lines(reader: LineReader, rows: Sequence[Row], progress: Callable[[int, int], None] | None) -> Iterator[Line]:
    for done, row in enumerate(rows, start=1):
        yield reader.line(row)
        if progress and done % EVERY == 0:
            progress(done, len(rows))


def _header_problems(table: Table, found: Columns) -> Iterator[Problem]:
    for name in found.twice:
        yield Problem(None, name, _("a second column that says the same"), _("one"), _("Rename or remove it."))
    for name in NEEDED:
        if name not in found.places:
            given = ", ".join(map(shown, table.header[:6]))
            yield Problem(None, name, given, _("a column of this name"), _("Add it to the first line."))
    if not table.rows:
        yield Problem(None, None, _("a header without rows"), _("engagements"), _("Add a row for each engagement."))


def _twice(lines: Sequence[Line], found: Columns) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for line in lines:
        at = first.setdefault(line.external_id, line.line)
        if at != line.line and line.external_id:
            again = _("%(id)s, as in line %(line)s") % {"id": shown(line.external_id), "line": at}
            expected, advice = _("one row for each engagement"), _("Delete one of the two rows.")
            yield Problem(line.line, found.heading("external_id"), again, expected, advice)
