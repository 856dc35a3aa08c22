"""The cells of a set of norms: all, each region, each category; each marketplace once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final, Literal

from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.suppression import Line

Kind = Literal["all", "region", "category"]
Reason = Literal["", "few", "clients", "dominant", "ledger", "line", "history"]
ALL: Final = "all"
SEVERAL: Final = "several"
NONE: Final = "none"


@dataclass(frozen=True)
class Member:
    """A marketplace with the score that counts for it: `contribution` is the decision that the score is of.

    `variance` is that of the score's error, in squared points. A marketplace of more than one region is in SEVERAL,
    one of none in NONE, so that regions part all marketplaces; so it is with categories.
    """

    marketplace: str
    contribution: str
    score: float
    variance: float
    clients: int
    region: str
    category: str


def single(values: Sequence[str]) -> str:
    """The one value, SEVERAL or NONE."""
    return values[0] if len(values) == 1 else SEVERAL if values else NONE


def cells_of(members: Iterable[Member]) -> dict[str, tuple[Member, ...]]:
    """Key -> members: "all", "region|Africa", "category|Design"."""
    found: dict[str, list[Member]] = {ALL: []}
    for member in members:
        for key in (ALL, f"region|{member.region}", f"category|{member.category}"):
            found.setdefault(key, []).append(member)
    return {key: tuple(found[key]) for key in sorted(found, key=lambda key: (key != ALL, key))}


def kind_of(key: str) -> tuple[Kind, str]:
    """What a cell is of: its kind, and its name, '' of all."""
    kind, _bar, name = key.partition("|")
    return ("region", name) if kind == "region" else ("category", name) if kind == "category" else ("all", "")


def lines_of(keys: Iterable[str]) -> tuple[Line, ...]:
    """Regions part all, and so do categories."""
    listed = list(keys)
    kinds = ("region|", "category|")
    return tuple(Line(ALL, tuple(key for key in listed if key.startswith(kind))) for kind in kinds)


def mean_of(members: Sequence[Member]) -> float:
    """The mean of the marketplaces' scores, each counting once."""
    return fsum(member.score for member in members) / len(members)


def small(members: Sequence[Member], policy: NormPolicy) -> Reason:
    """Why a cell by itself may not be published, '' where it may.

    Every member that looks at it must look at enough others with enough clients, and none may dominate it.
    """
    clients = [member.clients for member in members]
    if len(members) < policy.least:
        return "few"
    if sum(clients) - max(clients) < policy.clients:
        return "clients"
    return "dominant" if max(clients) > policy.largest_share * sum(clients) else ""


def changed(here: Mapping[str, str], there: Mapping[str, str]) -> int:
    """In how many marketplaces two sets of marketplace -> contribution differ."""
    return sum(here.get(name) != there.get(name) for name in here.keys() | there.keys())


def counted(members: Iterable[Member]) -> dict[str, str]:
    """Marketplace -> the contribution that counts for it. ValueError where one counts twice."""
    listed = list(members)
    twice = [name for name, many in Counter(member.marketplace for member in listed).items() if many > 1]
    if twice:
        raise ValueError(f"counted twice: {', '.join(sorted(twice))}")
    return {member.marketplace: member.contribution for member in listed}
