"""Whether a standing is held, by the rule in force and, for a time, by the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from goodstanding.rules.standing.conditions import Condition, Facts, rising_conditions, top_conditions
from goodstanding.rules.standing.policy import StandingPolicy
from goodstanding.rules.standing.weeks import continued

type Kind = Literal["rising", "top"]

ORDER = ("circumvention", "conduct", "no_score", "newcomer", "weeks", "earned", "first", "active", "profile",
         "outcomes", "cancelled")  # fmt: skip
"""Of several conditions that fail, the first of these is named."""
LONGEST = 60
"""Weeks for which changes are looked for: whatever ages out within 12 months, and the weeks after it."""


@dataclass(frozen=True)
class Judgement:
    """What a rule says of a standing: its conditions, and whether all of them hold."""

    kind: Kind
    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool:
        return bool(self.conditions) and all(condition.holds for condition in self.conditions)

    @property
    def failed(self) -> Condition | None:
        """The condition that is named where it does not hold; None where it holds, or nothing is asked."""
        missed = [condition for condition in self.conditions if not condition.holds]
        return min(missed, key=lambda condition: ORDER.index(condition.code), default=None)

    def condition(self, code: str) -> Condition | None:
        return next((condition for condition in self.conditions if condition.code == code), None)


@dataclass(frozen=True)
class Seen:
    """What is known of a holder in the eyes of one rule: scores differ from rule to rule."""

    facts: Facts
    policy: StandingPolicy


@dataclass(frozen=True)
class Grace:
    """The rule before, by which holders are tested too, up to and without a day."""

    seen: Seen
    until: date


@dataclass(frozen=True)
class Standing:
    """Whether a standing is held: by the rule in force, or in grace, by the one before; and by which judgement."""

    holds: bool
    in_grace: bool
    judgement: Judgement
    """Of the rule in force."""


@dataclass(frozen=True)
class Change:
    """A standing is gained, or lost, on a Monday if the weeks until then are like the last one and nothing else new
    happens; `condition` is the one that fails then (lost), or held out longest (gained), as it is on that day.
    """

    kind: Literal["gained", "lost"]
    on: date
    condition: Condition


def judge(facts: Facts, policy: StandingPolicy, kind: Kind = "top") -> Judgement:
    """The conditions of a standing held against a holder."""
    asked = top_conditions if kind == "top" else rising_conditions
    return Judgement(kind, asked(facts, policy))


def decide(seen: Seen, kind: Kind, *, is_held: bool, graces: Sequence[Grace] = ()) -> Standing:
    """Who holds it keeps it while the rule says so, or one before it whose grace lasts; others gain it
    by the rule alone. Nobody who is away in a pause loses a standing, except through conduct.
    """
    now = judge(seen.facts, seen.policy, kind)
    if now.holds or not is_held:
        return Standing(now.holds, False, now)
    if _is_spared(seen.facts, now):
        return Standing(True, False, now)
    in_grace = any(_saves(grace, kind, seen.facts) for grace in graces)
    return Standing(in_grace, in_grace, now)


def _saves(grace: Grace, kind: Kind, facts: Facts) -> bool:
    return facts.on < grace.until and judge(grace.seen.facts, grace.seen.policy, kind).holds


def _is_spared(facts: Facts, judgement: Judgement) -> bool:
    missed = {condition.code for condition in judgement.conditions if not condition.holds}
    return facts.is_paused and bool(judgement.conditions) and not missed & {"conduct", "circumvention", "no_score"}


def ahead(facts: Facts, weeks: int) -> Facts:
    """The same holder so many weeks later, the weeks until then like the last one, and nothing else new."""
    on = facts.on + timedelta(weeks=weeks)
    stays = facts.is_under_way or facts.is_paused
    return replace(
        facts,
        on=on,
        weeks=facts.weeks if facts.is_paused else continued(facts.weeks, weeks),
        earned_cents=facts.earned_cents - sum(cents for day, cents in facts.leaving if day <= on),
        leaving=tuple((day, cents) for day, cents in facts.leaving if day > on),
        active_on=on if stays and facts.active_on else facts.active_on,
    )


def earliest_change(
    seen: Seen, kind: Kind, *, is_held: bool, graces: Sequence[Grace] = (), within: int = LONGEST
) -> Change | None:
    """The first coming Monday on which the standing is gained or lost; None where none is within so many weeks."""
    before = decide(seen, kind, is_held=is_held, graces=graces)
    for number in range(1, within + 1):
        later = replace(seen, facts=ahead(seen.facts, number))
        old = [replace(each, seen=replace(each.seen, facts=ahead(each.seen.facts, number))) for each in graces]
        after = decide(later, kind, is_held=before.holds, graces=old)
        if after.holds != before.holds:
            return _change(before, after, later.facts.on)
        before = after
    return None


def _change(before: Standing, after: Standing, on: date) -> Change:
    missed = before.judgement.failed if after.holds else after.judgement.failed
    named = missed or after.judgement.conditions[0]
    found = after.judgement.condition(named.code) or named
    return Change("gained" if after.holds else "lost", on, found)
