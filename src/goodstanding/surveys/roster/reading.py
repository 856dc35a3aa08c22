"""A client list read as a roster: its lines, all that must be mended, and what is worth a look."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, Table, shown
from goodstanding.rules.quality import domain_of, is_own
from goodstanding.surveys.roster import merging
from goodstanding.surveys.roster.free_mail import MAIL
from goodstanding.surveys.roster.headers import Columns, columns
from goodstanding.surveys.roster.merging import Group
from goodstanding.surveys.roster.rows import Client, RowReader
from goodstanding.surveys.roster.shapes import RosterLine


@dataclass(frozen=True)
class Frame:
    """What a list is read against: all of it the marketplace's own, so that nothing shows of anybody else.

    `asked_ids` and `asked_domains` are of clients already asked for this marketplace in this edition.
    """

    own_domains: frozenset[str]
    asked_ids: frozenset[str] = frozenset()
    asked_domains: frozenset[str] = frozenset()
    language: str = "en"


@dataclass(frozen=True)
class Reading:
    """All or nothing: `lines` are there only where `problems` are none. `flags` need not be mended."""

    rows: int
    lines: tuple[RosterLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    flags: tuple[Problem, ...] = field(default=())


def read_roster(table: Table, frame: Frame) -> Reading:
    """The roster that a table lists."""
    found = columns(table.header)
    if wrong := list(_header_problems(table, found)):
        return Reading(len(table.rows), problems=tuple(wrong))
    if not table.rows:
        advice = _("Add a row for each client.")
        return Reading(0, problems=(Problem(None, None, _("a header without rows"), _("clients"), advice),))
    reader = RowReader(found, frame.language)
    clients = [reader.client(row) for row in table.rows]
    groups = merging.groups(client for client in clients if client.key)
    problems = [*reader.problems, *_refused(clients, frame, found), *_one_person_for_two(groups, found)]
    problems += [problem for group in groups for problem in merging.contradictions(group, found)]
    if problems:
        return Reading(len(table.rows), problems=_in_order(problems))
    flags = [
        *_unread(found),
        *(flag for group in groups for flag in merging.joined(group, found)),
        *_flagged(clients, groups, found),
    ]
    return Reading(len(table.rows), tuple(map(merging.line_of, groups)), flags=_in_order(flags))


def _header_problems(table: Table, found: Columns) -> Iterator[Problem]:
    for name in found.twice:
        expected = _("one column for each thing")
        yield Problem(None, name, _("a second column that says the same"), expected, _("Rename or remove it."))
    if not found.identify:
        given = ", ".join(map(shown, table.header[:6]))
        expected = _("a first line with headings such as Company, Company ID, Website, Contact, E-mail, Language")
        yield Problem(None, None, given, expected, _("Add the headings above the first client."))


def _refused(clients: Sequence[Client], frame: Frame, found: Columns) -> Iterator[Problem]:
    for client in clients:
        if own := next((domain for domain in client.domains if is_own(domain, frame.own_domains)), ""):
            field, expected = found.heading(client.field_of(own)), _("a client, not the marketplace itself")
            yield Problem(client.line, field, shown(own), expected, _("Delete the row: nobody is their own client."))
        if client.key in frame.asked_ids or not frame.asked_domains.isdisjoint(client.domains):
            expected = _("a client that nobody has asked about you in this edition")
            advice = _("Delete the row: a client answers once a year for each marketplace.")
            yield Problem(client.line, None, shown(client.name or client.key), expected, advice)


def _one_person_for_two(groups: Sequence[Group], found: Columns) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for group in groups:
        for address, line in {person.email: row.line for row in group for person in row.people}.items():
            if address in first:
                again = _("%(address)s, as in line %(line)s") % {"address": shown(address), "line": first[address]}
                advice = _("Name another person, or delete the row that is not a client of its own.")
                yield Problem(line, found.heading("email"), again, _("a person of one client"), advice)
            first.setdefault(address, line)


def _unread(found: Columns) -> Iterator[Problem]:
    if found.unread:
        names = ", ".join(map(shown, found.unread))
        yield Problem(None, None, names, _("columns that a roster has"), _("These columns are left out."))


def _flagged(clients: Sequence[Client], groups: Sequence[Group], found: Columns) -> Iterator[Problem]:
    for client in clients:
        for person in client.people:
            if domain_of(person.email) in MAIL:
                expected, advice = _("an address at the client's own domain"), _("It is asked, and marked for review.")
                yield Problem(client.line, found.heading("email"), shown(person.email), expected, advice)
    names = Counter(name for group in groups for name in {row.name.casefold() for row in group if row.name})
    for group in groups:
        if names[group[0].name.casefold()] > 1:
            expected, advice = _("a name of its own"), _("Look whether two rows are one client.")
            yield Problem(group[0].line, found.heading("company"), shown(group[0].name), expected, advice)


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """By line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.line or 0, problem.column or "")))
