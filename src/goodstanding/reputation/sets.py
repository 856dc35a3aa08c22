"""Requirement sets in words, and as their form and their action take them."""

from collections.abc import Iterable
from dataclasses import dataclass

from goodstanding.base.access import Actor
from goodstanding.policies import load
from goodstanding.reputation.actions import Minimums
from goodstanding.reputation.found_words import paper_need, rate_need
from goodstanding.reputation.models import Override, RequirementSet
from goodstanding.reputation.queries import needs
from goodstanding.reputation.words import FORMULAS, KINDS, name_of


@dataclass(frozen=True)
class SetLine:
    """A set with what it asks for, in words."""

    row: RequirementSet
    needs: tuple[str, ...]


def lines_of(actor: Actor, sets: Iterable[RequirementSet]) -> list[SetLine]:
    """Sets in words."""
    return [SetLine(each, _words(asked_by(actor, each))) for each in sets]


def _words(asked: Minimums) -> tuple[str, ...]:
    return (*map(rate_need, asked.rates), *map(paper_need, asked.papers))


@dataclass(frozen=True)
class OverrideLine:
    """An offer in spite of a requirement, with what was not met in words."""

    row: Override
    missed: tuple[str, ...]


def override_lines(overrides: Iterable[Override]) -> list[OverrideLine]:
    """Overrides in words."""
    return [OverrideLine(each, tuple(_missed(found["code"]) for found in each.missed)) for each in overrides]


def _missed(code: str) -> str:
    return str(KINDS[code]) if code in KINDS else name_of("worker", code)


def asked_by(actor: Actor, requirement_set: RequirementSet) -> Minimums:
    """What a set asks for."""
    return Minimums(requirement_set.name, *needs(actor, requirement_set))


def formulas() -> list[tuple[str, str]]:
    """The formulas of scorecards that there are, each with what it does."""
    return [(name, f"{name}: {FORMULAS[name]}" if name in FORMULAS else name) for name in load().names("scorecard")]
