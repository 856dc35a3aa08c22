"""What the rule of a marketplace makes of all its workers and agencies on a day: nothing is written here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from goodstanding.marketplaces.models import Agency, Marketplace, Worker
from goodstanding.reputation.judging.asked import Asked, Key
from goodstanding.reputation.judging.facts import facts_of
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.rules.standing import Facts, Grace, Seen, StandingPolicy

BATCH = 2_000
"""Holders whose facts are gathered at once."""


@dataclass(frozen=True)
class Holder:
    """A worker or an agency in the eyes of the rule in force, and of those before it whose grace lasts."""

    seen: Seen
    graces: tuple[Grace, ...] = ()

    def on(self, day: date) -> "Holder":
        """The same as if it were another day."""
        graces = (replace(grace, seen=_on(grace.seen, day)) for grace in self.graces)
        return Holder(_on(self.seen, day), tuple(graces))

    def with_rising(self, on: date, is_rising: bool) -> "Holder":
        """The same with the week of a Monday known to be one as Rising Talent, or not."""
        if all(week.monday != on or week.is_rising == is_rising for week in self.seen.facts.weeks):
            return self
        graces = (replace(grace, seen=_with_rising(grace.seen, on, is_rising)) for grace in self.graces)
        return Holder(_with_rising(self.seen, on, is_rising), tuple(graces))


def _on(seen: Seen, day: date) -> Seen:
    return replace(seen, facts=replace(seen.facts, on=day))


def _with_rising(seen: Seen, on: date, is_rising: bool) -> Seen:
    weeks = (replace(week, is_rising=is_rising) if week.monday == on else week for week in seen.facts.weeks)
    return replace(seen, facts=replace(seen.facts, weeks=tuple(weeks)))


@dataclass(frozen=True)
class Earlier:
    """A rule before the one in force, by which holders are tested up to and without a day."""

    rule: Rule
    until: date


def earlier_rules(marketplace: Marketplace, rule: Rule, on: date) -> tuple[Earlier, ...]:
    """The rules before `rule` whose grace lasts, the latest first."""
    changes = RuleChange.objects.filter(marketplace=marketplace, state="announced", holds_from__lte=on)
    found = []
    for begun in changes.order_by("-holds_from").values_list("holds_from", flat=True) if rule.earlier else ():
        if rule.earlier is None or begun is None:
            break
        found.append(Earlier(rule.earlier, begun + timedelta(days=rule.standing.value.grace_days)))
        rule = rule.earlier
    return tuple(found)


@dataclass(frozen=True)
class Judging:
    """A marketplace on a day, its rule and those before it; facts count up to and with the day `upto`."""

    marketplace: Marketplace
    rule: Rule
    earlier: tuple[Earlier, ...]
    on: date
    upto: date
    horizon: date
    last_week: date | None = None

    def asked(self, key: Key, ids: Sequence[int], rule: Rule) -> Asked:
        """What is asked of holders by one of the rules."""
        return Asked(
            self.marketplace, key, ids, self.on, self.upto, rule.name, rule.standing.value, self.horizon, self.last_week
        )


def judging(marketplace: Marketplace, rule: Rule, on: date, upto: date, horizon: date | None = None) -> Judging:
    """By default what ages out is looked for as far ahead as holders are warned."""
    warned = on + timedelta(days=rule.standing.value.warn_days)
    return Judging(marketplace, rule, earlier_rules(marketplace, rule, on), on, upto, horizon or warned)


def holders(judging: Judging, key: Key, ids: Sequence[int], top_agencies: Collection[int] = ()) -> dict[int, Holder]:
    """Some of them, by id. `top_agencies` are those that are Top Rated on the day."""
    now = facts_of(judging.asked(key, ids, judging.rule), top_agencies)
    before = [(each, facts_of(judging.asked(key, ids, each.rule), top_agencies)) for each in judging.earlier]
    policy = judging.rule.standing.value
    return {holder: Holder(Seen(facts, policy), _graces(before, holder)) for holder, facts in now.items()}


def _graces(before: Sequence[tuple[Earlier, Mapping[int, Facts]]], holder: int) -> tuple[Grace, ...]:
    def policy(earlier: Earlier) -> StandingPolicy:
        return earlier.rule.standing.value

    return tuple(Grace(Seen(facts[holder], policy(earlier)), earlier.until) for earlier, facts in before)


def batches(marketplace: Marketplace, key: Key) -> Iterator[list[int]]:
    """The ids of all workers, or agencies, of a marketplace, in order, in lists that one question holds."""
    model = Worker if key == "worker" else Agency
    rows = model._default_manager.filter(marketplace=marketplace).order_by("pk").values_list("pk", flat=True)
    ids = iter(list(rows))
    while batch := list(islice(ids, BATCH)):
        yield batch
