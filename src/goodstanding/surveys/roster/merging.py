"""Rows that are one client: rows with one id, and rows with addresses or websites on one company domain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from goodstanding.base.importing import Problem, shown
from goodstanding.marketplaces.actions import Buyer
from goodstanding.rules.quality import merged_clients
from goodstanding.surveys.roster.free_mail import SHARED
from goodstanding.surveys.roster.headers import Columns
from goodstanding.surveys.roster.rows import MOST_PEOPLE, Client
from goodstanding.surveys.roster.shapes import RosterLine

Group = Sequence[Client]
"""Rows of one client, in the order of the file."""


def groups(clients: Iterable[Client]) -> list[Group]:
    """The rows of each client together, clients in the order of their first rows."""
    by_key: defaultdict[str, list[Client]] = defaultdict(list)
    for client in clients:
        by_key[client.key].append(client)
    named = {f"{rows[0].line:09}": rows for rows in by_key.values()}
    domains = {name: [domain for row in rows for domain in row.domains] for name, rows in named.items()}
    together: defaultdict[str, list[Client]] = defaultdict(list)
    for name, first in merged_clients(domains, SHARED).items():
        together[first].extend(named[name])
    return [sorted(rows, key=lambda row: row.line) for _first, rows in sorted(together.items())]


def line_of(group: Group) -> RosterLine:
    """The client that these rows are; what the first leaves out is taken from the next."""
    site = next((row.site for row in group if row.site), "") or next((d for row in group for d in row.domains), "")
    buyer = Buyer(group[0].key, next((row.name for row in group if row.name), ""), site)
    people = {person.email: person for row in reversed(group) for person in reversed(row.people)}
    return RosterLine(buyer, tuple(reversed(people.values()))[:MOST_PEOPLE])


def contradictions(group: Group, columns: Columns) -> Iterator[Problem]:
    """Rows with one id and different names: two clients, or one written twice."""
    names: dict[str, tuple[str, int]] = {}
    for row in group:
        name, line = names.setdefault(row.key, (row.name, row.line))
        if name and row.name and row.name.casefold() != name.casefold():
            found = _("%(id)s as %(name)s, and as %(other)s in line %(line)s")
            values = {"id": shown(row.key), "name": shown(row.name), "other": shown(name), "line": line}
            advice = _("Give each client an id of its own, or delete the row that is not right.")
            yield Problem(row.line, columns.heading("id"), found % values, _("one client for each id"), advice)


def joined(group: Group, columns: Columns) -> Iterator[Problem]:
    """A word on each row that is counted with an earlier one, and on people beyond the third."""
    first = group[0]
    for row in group[1:]:
        domain = next((domain for domain in row.domains if domain in first.domains), "")
        shared, field = (domain, row.field_of(domain)) if domain else (row.key, "id")
        found = _("%(what)s, as in line %(line)s") % {"what": shown(shared), "line": first.line}
        advice = _("Both rows are one client: it is counted once and answers once.")
        yield Problem(row.line, columns.heading(field), found, _("one row for each client"), advice)
    people = len({person.email for row in group for person in row.people})
    if people > MOST_PEOPLE:
        found = _("%(count)s addresses") % {"count": people}
        advice = _("The first three are kept.")
        yield Problem(first.line, columns.heading("email"), found, _("at most three for each client"), advice)
