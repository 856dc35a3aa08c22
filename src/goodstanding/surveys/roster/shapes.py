"""The lines of a roster, and the form in which a draft keeps them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goodstanding.marketplaces.actions import Buyer


@dataclass(frozen=True)
class Addressee:
    """Whom to ask at a client."""

    email: str
    name: str = ""
    language: str = "en"


@dataclass(frozen=True)
class RosterLine:
    """A client with up to three people to ask, in the order in which to try them."""

    buyer: Buyer
    addressees: tuple[Addressee, ...] = ()


def packed(lines: Iterable[RosterLine]) -> list[list[Any]]:
    """The lines as JSON keeps them: id, name, domain, then [address, name, language] of each person."""
    return [
        [*(line.buyer.external_id, line.buyer.name, line.buyer.domain), [_person(one) for one in line.addressees]]
        for line in lines
    ]


def _person(addressee: Addressee) -> list[str]:
    return [addressee.email, addressee.name, addressee.language]


def unpacked(kept: Sequence[Sequence[Any]]) -> list[RosterLine]:
    """The lines that `packed` gave."""
    return [
        RosterLine(Buyer(key, name, domain), tuple(Addressee(*person) for person in people))
        for key, name, domain, people in kept
    ]
