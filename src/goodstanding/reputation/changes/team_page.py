"""What the team sees of its rules: the one that holds, those to choose from, and a change from draft to day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.reputation.changes.page import numbers_table
from goodstanding.reputation.changes.refusals import day_words
from goodstanding.reputation.changes.words import differences
from goodstanding.reputation.changes.writing import Author
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import changes_to_come, last_announced, rule_drafts, rule_in_force
from goodstanding.reputation.rehearsal.words import TITLES
from goodstanding.reputation.scoring.rule import Rule, rule_named

MONDAYS = 12
"""From which one may choose the day of a change."""


@dataclass(frozen=True)
class Choice:
    """A rule to rehearse, with what people call it, why it is there and how many numbers differ."""

    name: str
    title: str
    why: str
    number: int


@dataclass(frozen=True)
class Base:
    """What a new change begins from: the rule that holds last of all, and all texts written so far."""

    rule: Rule
    texts: tuple[str, ...]
    on: date

    @property
    def given(self) -> dict[str, Any]:
        """What forms are given of it."""
        return {"base": self.rule, "texts": self.texts}


def base_of(actor: Actor, marketplace: Marketplace, on: date) -> Base:
    """The rule announced last, or the one that holds where none is announced."""
    coming = last_announced(actor, marketplace)
    if coming is None:
        return Base(rule_in_force(actor, marketplace, on), (), on)
    return Base(rule_named(coming.rule, coming.texts, on), tuple(coming.texts), on)


def author_of(marketplace: Marketplace, on: date) -> Author:
    """The marketplace as the author of its next texts."""
    used = RuleChange.objects.filter(marketplace=marketplace).order_by("-pk").values_list("pk", flat=True).first()
    return Author(marketplace.slug, (used or 0) + 1, marketplace.name, on)


def overview(actor: Actor, marketplace: Marketplace, on: date) -> dict[str, Any]:
    """The rule that holds in words and numbers, the choices, the drafts."""
    rule, base = rule_in_force(actor, marketplace, on), base_of(actor, marketplace, on)
    policies = load(base.texts)
    return {
        "marketplace": marketplace,
        "rule": rule,
        "standing": policies.policy(rule.standing.name),
        "score": policies.policy(rule.score.name),
        "tables": [numbers_table(values, marketplace.currency) for values in (rule.standing.value, rule.score.value)],
        "choices": choices(base, marketplace.currency),
        "base": base.rule,
        "coming": changes_to_come(actor, marketplace, on).last(),
        "drafts": rule_drafts(actor, marketplace)[:10],
    }


def choices(base: Base, currency: str) -> list[Choice]:
    """The rules other than the one that a change begins from: the shipped ones, and those written before."""
    found = []
    for name in load(base.texts).names("standing"):
        rule = rule_named(name, base.texts, base.on)
        if name != base.rule.name:
            number = len(differences(base.rule, rule, currency))
            found.append(Choice(name, str(TITLES.get(name, name)), rule.standing.why, number))
    return found


def mondays_from(first: date) -> list[tuple[str, str]]:
    """Days from which a change may hold, as a form offers them."""
    days = [first + timedelta(weeks=ahead) for ahead in range(MONDAYS)]
    return [(day.isoformat(), day_words(day)) for day in days]
