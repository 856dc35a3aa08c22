"""A change of rule as everybody reads it: what differs, why, whose feedback, how many it moves, what people say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.reputation.changes.page import differences_table, effect_in_bands, numbers_table
from goodstanding.reputation.changes.words import differences
from goodstanding.reputation.models import RuleChange, RuleComment
from goodstanding.reputation.queries.rules import (
    answers_on,
    comments_on,
    last_comments,
    may_comment,
    offices_of,
    rule_changes,
    rule_in_force,
)
from goodstanding.reputation.rehearsal.change import rules_of

OFFICES: dict[str, Promise] = {
    "team": gettext_lazy("the team"),
    "worker": gettext_lazy("a worker"),
    "client": gettext_lazy("a company"),
}


@dataclass(frozen=True)
class Said:
    """A comment with who speaks and the answers to it; `is_mine` where the reader may change it."""

    row: RuleComment
    on: date
    office: str
    is_mine: bool
    answers: Sequence["Said"] = ()


def page_of(change: RuleChange) -> str:
    """The address of a change."""
    return reverse("reputation:rule_change", args=[change.marketplace.slug, change.pk])


def listed(actor: Actor, marketplace: Marketplace, on: date) -> dict[str, Any]:
    """The rule that holds with its numbers, and all changes."""
    rule, changes = rule_in_force(actor, marketplace, on), rule_changes(actor, marketplace)
    held = next(
        (each for each in changes if each.state == "announced" and each.holds_from and each.holds_from <= on), None
    )
    policies = load(held.texts if held else ())
    return {
        "marketplace": marketplace,
        "rule": rule,
        "policies": [policies.policy(rule.standing.name), policies.policy(rule.score.name)],
        "tables": [numbers_table(values, marketplace.currency) for values in (rule.standing.value, rule.score.value)],
        "changes": [(each, state_of(each, on)) for each in changes],
    }


def state_of(change: RuleChange, on: date) -> str:
    """Where a change stands on a day: withdrawn, coming, grace, or past its grace."""
    if change.state == "withdrawn" or change.holds_from is None:
        return "withdrawn"
    if on < change.holds_from:
        return "coming"
    return "holds"


def shown(actor: Actor, change: RuleChange, at: datetime) -> dict[str, Any]:
    """The page of a change."""
    shop, on = change.marketplace, change.marketplace.day(at)
    before, after = rules_of(actor, change, on)
    assert change.holds_from is not None
    until = last_comments(actor, change, at)
    return {
        "marketplace": shop,
        "change": change,
        "state": state_of(change, on),
        "announced_on": shop.day(change.announced_at or at),
        "withdrawn_on": shop.day(change.withdrawn_at or at),
        "after": after,
        "table": differences_table(differences(before, after, shop.currency)),
        "bands": effect_in_bands(change.effect),
        "comments_until": until,
        "are_comments_open": on <= until and change.state == "announced",
        "may_comment": may_comment(actor, change, at),
        "is_team": actor.serves(shop.pk),
        "grace_until": change.holds_from + timedelta(days=after.standing.value.grace_days - 1),
        "comments": said_of(actor, change),
    }


def said_of(actor: Actor, change: RuleChange) -> list[Said]:
    """What people said, each with the answers of the team."""
    asked, answers = list(comments_on(actor, change)), list(answers_on(actor, change))
    offices = offices_of(actor, change.marketplace, {each.account_id for each in (*asked, *answers)})

    def said(row: RuleComment, below: Sequence[Said] = ()) -> Said:
        office = str(OFFICES[offices.get(row.account_id, "worker")])
        return Said(row, change.marketplace.day(row.said_at), office, row.account_id == actor.account, below)

    return [said(row, [said(each) for each in answers if each.answers_id == row.pk]) for row in asked]
