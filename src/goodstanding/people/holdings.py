"""What the install holds about persons: each noun declares for its tables what goes and what stays.

A noun says it in its `personal.py`, with `declare`. Every text, JSON, file and e-mail column of a table is named there:
in `erases`, with what stands there once its person is erased, or in `keeps`, under the reason why it stays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.module_loading import autodiscover_modules

from goodstanding.base.access import Office, Role

NOBODY = "erased.invalid"
FORMER_MEMBER = "A former member"
FORMER_WORKER = "A former worker"


@dataclass(frozen=True)
class Person:
    """Whose data is meant: an account, the contact with its address, and every office ever held; 0 stands for none."""

    email: str
    account: int = 0
    contact: int = 0
    roles: frozenset[Role] = frozenset()
    names: tuple[str, ...] = ()

    def at(self, office: Office) -> list[int]:
        """The tenants at which the person ever held an office."""
        return sorted(role.tenant for role in self.roles if role.office == office)

    @property
    def workers(self) -> list[int]:
        """The ids of the worker pages that are this person's."""
        return self.at("worker")

    @property
    def subjects(self) -> list[str]:
        """The person as the log of readings names it."""
        known = [("account", self.account), ("contact", self.contact), *(("worker", pk) for pk in self.workers)]
        return [f"{kind}:{pk}" for kind, pk in known if pk]

    def unnamed(self, text: str) -> str:
        """A text of somebody else without the person's address and names."""
        text = text.replace(self.email, f"erased@{NOBODY}")
        for name in sorted(filter(lambda name: len(name) > 2, self.names), key=len, reverse=True):
            text = text.replace(name, FORMER_MEMBER)
        return text

    def unnamed_in(self, value: Any) -> Any:
        """A JSON value of somebody else, likewise."""
        match value:
            case str():
                return self.unnamed(value)
            case list():
                return [self.unnamed_in(item) for item in value]
            case dict():
                return {key: self.unnamed_in(item) for key, item in value.items()}
        return value


type Whose = Callable[[Person], Q]
type Value = Callable[[Any, Person, datetime], object]


@dataclass(frozen=True)
class Holding:
    """Rows of one table that are about a person: how they are found, what of them goes, what the person may take."""

    model: type[models.Model]
    topic: str
    whose: Whose | None
    erases: Mapping[str, object]
    keeps: Mapping[str, str]
    told: tuple[str, ...]
    is_deleted: bool
    event: str

    @property
    def columns(self) -> set[str]:
        """The columns that the declaration speaks of."""
        return {*self.erases, *(name for names in self.keeps.values() for name in names.split())}

    def rows(self, person: Person) -> "models.QuerySet[Any]":
        """The rows about a person; none where the declaration finds none."""
        found = self.model._default_manager.all()
        return found.filter(self.whose(person)).distinct() if self.whose else found.none()


type Pages = Callable[[Person], Iterable[tuple[str, str, str]]]
type Tenants = Callable[[int], str | None]
type Names = Callable[[Person], Iterable[str]]


@dataclass
class _Register:
    holdings: list[Holding] = field(default_factory=list)
    names: list[Names] = field(default_factory=list)
    tenants: dict[str, Tenants] = field(default_factory=dict)
    pages: list[Pages] = field(default_factory=list)


_register = _Register()


def declare(
    model: type[models.Model],
    *,
    topic: str = "",
    whose: Whose | None = None,
    erases: Mapping[str, object] | None = None,
    keeps: Mapping[str, str] | None = None,
    told: str = "",
    deletes: bool = False,
    event: str = "",
) -> None:
    """Says what a table holds about persons; a table may be declared again for rows found in another way.

    `whose` finds the rows of a person. `erases`: column -> what stands there afterwards, or a function of the row, the
    person and the time that returns it; `deletes` removes the rows. `keeps`: reason -> columns that stay, with spaces
    between. `told`: the columns that the person's export holds, with spaces between. `topic`: the part of "Your data"
    that counts the rows. `event`: the kind of event that each row's erasure records, on ("response", id) and so on.
    """
    given = (dict(erases or {}), dict(keeps or {}), tuple(told.split()))
    _register.holdings.append(Holding(model, topic, whose, *given, is_deleted=deletes, event=event))


def declare_names(found: Names) -> None:
    """Says by what other names a noun knows a person; they leave the texts of others too."""
    _register.names.append(found)


def declare_tenants(office: Office, name: Tenants) -> None:
    """Says how the tenants of an office are called, for the log of readings."""
    _register.tenants[office] = name


def name_of(office: str, tenant: int) -> str:
    """The name of a tenant; its id where no noun knows it."""
    autodiscover_modules("personal")
    found = _register.tenants.get(office)
    return (found and found(tenant)) or str(tenant)


def declare_pages(found: Pages) -> None:
    """Says which public pages tell how a person is judged: (key of topics.PAGES, name of the tenant, address)."""
    _register.pages.append(found)


def pages_for(person: Person) -> list[tuple[str, str, str]]:
    """Every such page, in the order of the nouns."""
    autodiscover_modules("personal")
    return [page for found in _register.pages for page in found(person)]


def named(person: Person) -> Person:
    """The person with every name that the nouns know."""
    autodiscover_modules("personal")
    known = {*person.names, *(name for found in _register.names for name in found(person) if name)}
    return replace(person, names=tuple(sorted(known - {FORMER_MEMBER, FORMER_WORKER})))


def holdings() -> list[Holding]:
    """Every declaration of the installed nouns, in the order of erasure: the highest noun first, people last."""
    autodiscover_modules("personal")
    own = __name__.rpartition(".")[0]
    return sorted(_register.holdings, key=lambda holding: _owner(holding) == own)


def _owner(holding: Holding) -> str:
    return holding.model.__module__.partition(".models")[0]


def address_of_nobody(row: Any, person: Person, at: datetime) -> str:
    """An address that reaches nobody (RFC 6761, 6.4), one for each row."""
    return f"erased-{row.pk}@{NOBODY}"


def unnamed(column: str) -> Value:
    """The column's text or JSON without the person's address and names."""
    return lambda row, person, at: person.unnamed_in(getattr(row, column))
