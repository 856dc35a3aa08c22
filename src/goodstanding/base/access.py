"""The one place that says who may do what: the actor, its roles, and predicates over role and tenant.

Every query takes an actor as its first argument, and every action takes one as `by`;
`tests/architecture` holds them to it.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import HttpRequest

from goodstanding.base.errors import NotYours

Office = Literal["operator", "team", "client", "worker"]


@dataclass(frozen=True)
class Role:
    """An office held at one tenant: an operator of a programme, a member of a marketplace's team."""

    office: Office
    tenant: int


@dataclass(frozen=True)
class Actor:
    """Who asks or acts: an account with its roles, the system itself, or a stranger (neither)."""

    account: int | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    is_system: bool = False

    @property
    def label(self) -> str:
        """The name an event keeps: an id, never a person's name, so that erasure leaves the record whole."""
        if self.is_system:
            return "system"
        return "stranger" if self.account is None else f"account:{self.account}"

    def operates(self, programme: int) -> bool:
        return self.is_system or Role("operator", programme) in self.roles

    def serves(self, marketplace: int) -> bool:
        return self.is_system or Role("team", marketplace) in self.roles

    def tenants(self, office: Office) -> frozenset[int]:
        """The tenants at which this actor holds `office`, for the WHERE of a query."""
        return frozenset(role.tenant for role in self.roles if role.office == office)


SYSTEM = Actor(is_system=True)
STRANGER = Actor()


def require(allowed: bool) -> None:
    """Raises NotYours, which looks like a page that does not exist, unless allowed."""
    if not allowed:
        raise NotYours


def person(actor: Actor) -> int:
    """The account behind an act that only a person may do; NotYours for the system and for strangers."""
    if actor.account is None:
        raise NotYours
    return actor.account


def actor_of(request: HttpRequest) -> Actor:
    """The actor behind a request; the account model supplies `actor` with its roles."""
    user: Any = getattr(request, "user", None)  # missing where a response comes before the session is read
    actor: Actor = user.actor if user and user.is_authenticated else STRANGER
    return actor


def actor_of_request(request: HttpRequest) -> dict[str, Actor]:
    """Template context processor: `actor`."""
    return {"actor": actor_of(request)}
