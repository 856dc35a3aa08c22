"""Whom to ask at clients that were drawn without anybody: read from a list, and checked against the roster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, Table, shown
from goodstanding.rules.quality import domain_of, is_own
from goodstanding.surveys.roster.headers import columns
from goodstanding.surveys.roster.rows import MOST_PEOPLE, Client, RowReader
from goodstanding.surveys.roster.shapes import Addressee


@dataclass(frozen=True)
class Wanted:
    """A drawn client without a contact: its roster row, and by what a list may name it."""

    row: int
    id: str
    name: str
    domain: str


class Finder:
    """Finds the clients that a row of a list means: by its id where it has one, else by its name or its domain."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self._by_id: dict[str, set[int]] = {}
        self._by_word: dict[str, set[int]] = {}
        for one in wanted:
            self._by_id.setdefault(one.id, set()).add(one.row)
            for word in {one.id.casefold(), one.name.casefold(), one.domain} - {""}:
                self._by_word.setdefault(word, set()).add(one.row)

    def rows(self, client: Client) -> set[int]:
        """The roster rows meant."""
        if client.id:
            return self._by_id.get(client.id, set())
        return set().union(*(self._by_word.get(word, ()) for word in (client.name.casefold(), *client.domains)))


@dataclass(frozen=True)
class ContactReading:
    """All or nothing: `people` by roster row, only where `problems` are none."""

    people: Mapping[int, tuple[Addressee, ...]]
    problems: tuple[Problem, ...] = ()


def read_contacts(table: Table, wanted: Sequence[Wanted], language: str) -> ContactReading:
    """The people that a list names at the clients for whom somebody is wanted; other clients are passed over."""
    reader = RowReader(columns(table.header), language)
    finder, people = Finder(wanted), dict[int, tuple[Addressee, ...]]()
    for client in map(reader.client, table.rows):
        for row in finder.rows(client) if client.people else ():
            people[row] = (*people.get(row, ()), *client.people)[:MOST_PEOPLE]
    problems = reader.problems
    if not people and not problems:
        expected = _("a Company or Company ID of this page with an e-mail")
        advice = _("Copy the ids from this page, and write an address beside each.")
        problems = [Problem(None, None, _("nobody at these clients"), expected, advice)]
    return ContactReading({} if problems else people, tuple(problems))


def objections(
    people: Mapping[int, Sequence[Addressee]], own_domains: frozenset[str], taken: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """What is wrong with an address as such: (roster row, sentence)."""
    seen: dict[str, int] = {}
    for row, named in people.items():
        for email in dict.fromkeys(person.email for person in named):
            if is_own(domain_of(email), own_domains):
                yield row, _("%(address)s is yours: nobody is a client of their own.") % {"address": shown(email)}
            if email in taken or seen.setdefault(email, row) != row:
                yield row, _("%(address)s stands for another client already.") % {"address": shown(email)}
