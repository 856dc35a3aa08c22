"""How complete a worker's profile is, and what would complete it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of a profile: what it is worth, and how many of it make it whole."""

    worth: int
    whole: int = 1

    def __post_init__(self) -> None:
        if self.worth < 1 or self.whole < 1:
            raise ValueError("worth and whole must be at least 1")


@dataclass(frozen=True)
class CompletenessPolicy:
    """The parts of a profile; what they are worth adds up to 100."""

    name: str
    version: str
    parts: Mapping[str, Part]

    def __post_init__(self) -> None:
        if sum(part.worth for part in self.parts.values()) != 100:
            raise ValueError("what the parts are worth must add up to 100")


@dataclass(frozen=True)
class Missing:
    """A part that is not whole: how many more it needs, and the points that they bring together."""

    part: str
    more: int
    brings: int


@dataclass(frozen=True)
class Completeness:
    """Points from 0 to 100, and what is missing, the most rewarding first."""

    percent: int
    missing: tuple[Missing, ...]


def completeness(found: Mapping[str, int], policy: CompletenessPolicy) -> Completeness:
    """Adds up the parts: each counts in proportion to how many of it there are, rounded down. Others count nothing."""
    scored = {key: part.worth * min(found.get(key, 0), part.whole) // part.whole for key, part in policy.parts.items()}
    missing = [
        Missing(key, part.whole - found.get(key, 0), part.worth - scored[key])
        for key, part in policy.parts.items()
        if found.get(key, 0) < part.whole
    ]
    return Completeness(sum(scored.values()), tuple(sorted(missing, key=lambda each: (-each.brings, each.part))))
