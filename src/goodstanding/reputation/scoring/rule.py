"""Which rule of scores and standings a marketplace follows on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import Version, load
from goodstanding.reputation.models import RuleChange
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.standing import StandingPolicy

SHIPPED: Final = "standing-1"


@dataclass(frozen=True)
class Rule:
    """A standing policy with the score policy that it names.

    `earlier` is the rule before it while its grace runs: who held a standing by that one may still hold by it.
    """

    name: str
    standing: Version[StandingPolicy]
    score: Version[ScorePolicy]
    earlier: "Rule | None" = None


def rule_of(marketplace: Marketplace, on: date) -> Rule:
    """The rule in force on a day, in one query: the latest announced change whose day has come, else the shipped one.

    Raises PolicyError where the marketplace's own texts do not load.
    """
    changes = RuleChange.objects.filter(marketplace=marketplace, state="announced", holds_from__lte=on)
    return _latest(list(changes.order_by("holds_from")), on)


def _latest(changes: Sequence[RuleChange], on: date) -> Rule:
    if not changes:
        return rule_named(SHIPPED, (), on)
    *before, change = changes
    rule = rule_named(change.rule, change.texts, on)
    over = (change.holds_from or on) + timedelta(days=rule.standing.value.grace_days)
    return rule if on >= over else replace(rule, earlier=_latest(before, on))


def rule_named(name: str, texts: Sequence[str], on: date) -> Rule:
    """A rule by the name of its standing policy, shipped or written out in `texts`. Raises UnknownPolicy."""
    policies = load(texts)
    policies.policy(name, "standing")
    standing: Version[StandingPolicy] = policies.version(name, on)
    policies.policy(standing.value.score, "job_success")
    return Rule(name, standing, policies.version(standing.value.score, on))
