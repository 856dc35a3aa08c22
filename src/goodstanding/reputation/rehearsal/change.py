"""A change of a marketplace's rule, rehearsed on its own history."""

from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.base.access import Actor, require
from goodstanding.reputation.changes.moved import Moved
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.queries.rules import last_announced, rule_in_force
from goodstanding.reputation.rehearsal.live import rehearsed
from goodstanding.reputation.scoring.rule import Rule, rule_named


@dataclass(frozen=True)
class Rehearsal:
    """Everybody on a marketplace under the rule before a change, and under the change."""

    on: date
    before: Rule
    after: Rule
    moved: tuple[Moved, ...]


def rehearse(actor: Actor, change: RuleChange, on: date) -> Rehearsal:
    """The change on the facts of a day, for the marketplace's team; nothing is written."""
    require(actor.serves(change.marketplace_id))
    before, after = rules_of(actor, change, on)
    return Rehearsal(on, before, after, tuple(rehearsed(change.marketplace, before, after, on)))


def rules_of(actor: Actor, change: RuleChange, on: date) -> tuple[Rule, Rule]:
    """The rule before a change and the one after it; before a draft stands what is announced last of all."""
    after = rule_named(change.rule, change.texts, change.holds_from or on)
    if change.holds_from:
        return rule_in_force(actor, change.marketplace, change.holds_from - timedelta(days=1)), after
    coming = last_announced(actor, change.marketplace)
    if coming is None or coming.pk == change.pk:
        return rule_in_force(actor, change.marketplace, on), after
    return rule_named(coming.rule, coming.texts, on), after
