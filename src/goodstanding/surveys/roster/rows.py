"""One row of a client list: its cells understood, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, Row, fold, shown
from goodstanding.rules.quality import domain_of
from goodstanding.surveys.roster import cells
from goodstanding.surveys.roster.free_mail import SHARED
from goodstanding.surveys.roster.headers import Columns, Field
from goodstanding.surveys.roster.shapes import Addressee

LONGEST: Final[dict[Field, int]] = {"id": 120, "company": 200, "contact": 120}
MOST_PEOPLE: Final = 3


@dataclass(frozen=True)
class Client:
    """A row as it was meant. `site` is the domain of its website, empty where it has none of its own."""

    line: int
    id: str
    name: str
    site: str
    people: tuple[Addressee, ...]

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The domains that are the client's own, the website's first."""
        found = [self.site, *(domain_of(person.email) for person in self.people)]
        return tuple(dict.fromkeys(domain for domain in found if domain and domain not in SHARED))

    def field_of(self, domain: str) -> Field:
        """The field that holds a domain of the client."""
        return "domain" if domain == self.site else "email"

    @cached_property
    def key(self) -> str:
        """What names the client for good: its id, else its domain, else its name; empty where it has none of them."""
        return self.id or next(iter(self.domains), "") or self.name.casefold()


class RowReader:
    """Reads the rows of a table. `problems` grows with every cell that cannot be used."""

    def __init__(self, columns: Columns, language: str) -> None:
        self.problems: list[Problem] = []
        self._columns = columns
        self._language = language

    def client(self, row: Row) -> Client:
        texts = {field: fold(self._cell(row, field)) for field in LONGEST}
        for field, longest in LONGEST.items():
            if len(texts[field]) > longest:
                long = _("%(count)s characters") % {"count": len(texts[field])}
                self._wrong(row, field, long, _("at most %(count)s") % {"count": longest}, _("Shorten it."))
        client = Client(row.line, texts["id"], texts["company"], self._site(row), tuple(self._people(row)))
        if not client.key:
            advice = _("Give the client an id, a name or a website of its own, or delete the row.")
            self.problems.append(Problem(row.line, None, _("nothing that names the client"), _("a client"), advice))
        return client

    def _site(self, row: Row) -> str:
        cell = self._cell(row, "domain")
        site = cells.domain(cell) if cell else ""
        if site is None:
            advice = _("Mend it, or leave the cell empty.")
            self._wrong(row, "domain", shown(cell), _("a website such as client.example"), advice)
        return "" if not site or site in SHARED else site

    def _people(self, row: Row) -> Iterator[Addressee]:
        for number in range(1, MOST_PEOPLE + 1):
            given = cells.addresses(self._cell(row, "email", number))
            if given.bad:
                expected = _("an address such as amina@client.example")
                advice = _("Mend it, or leave the cell empty: it is asked for only if the client is drawn.")
                self._wrong(row, "email", shown(given.bad), expected, advice, number)
            if given.bad or not given.good:
                continue
            name = fold(self._cell(row, "contact", number)) or given.name
            language = self._spoken(row, number)
            yield from (Addressee(email, name[: LONGEST["contact"]], language) for email in given.good)

    def _spoken(self, row: Row, number: int) -> str:
        cell = self._cell(row, "language", number) or self._cell(row, "language")
        code = cells.language(cell) if cell else self._language
        if code is None:
            expected = _("English, Spanish, French, Portuguese or Arabic")
            advice = _("Choose the one of the five that the person reads best.")
            self._wrong(row, "language", shown(cell), expected, advice)
        return code or self._language

    def _cell(self, row: Row, field: Field, number: int = 1) -> str:
        place = self._columns.place(field, number)
        return "" if place is None else row.cells[place]

    def _wrong(self, row: Row, field: Field, found: str, expected: str, advice: str, number: int = 1) -> None:
        self.problems.append(Problem(row.line, self._columns.heading(field, number), found, expected, advice))
