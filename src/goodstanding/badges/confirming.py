"""What the last judged Monday says of the workers of a marketplace, as far as a badge tells it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from goodstanding.badges.facts import band
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.judging.judged import Holder, holders, judging
from goodstanding.reputation.models import RuleChange, Snapshot
from goodstanding.reputation.scoring.rule import Rule, rule_of
from goodstanding.rules.standing import weeks_met

STEP = 5
"""Points of a band of scores; the last one holds 100 too."""


@dataclass(frozen=True)
class Confirmed:
    """A worker on the last judged Monday: `score` None where none is shown, `change` of the rule None where shipped."""

    week: date
    policy: str
    change: int | None
    good: int
    of: int
    score: int | None
    outcomes: int

    @property
    def score_band(self) -> str:
        """Five points: "90-94"; "95-100"; "" where no score is shown."""
        return "" if self.score is None else band_of_score(self.score)

    @property
    def engagements(self) -> str:
        """The band of rated engagements, as the disclosure policy of the day has it for answers."""
        return band(self.outcomes, self.week) if self.outcomes else "0"


def band_of_score(score: int) -> str:
    """The band of a score from 0 to 100."""
    begin = min(score // STEP * STEP, 100 - STEP)
    return f"{begin}-{100 if begin == 100 - STEP else begin + STEP - 1}"


def last_judged(marketplace: Marketplace) -> date | None:
    """The Monday whose standings were judged last."""
    judged = Snapshot.objects.filter(marketplace=marketplace).exclude(judged_at=None)
    week: date | None = judged.order_by("-week").values_list("week", flat=True).first()
    return week


def confirmed(marketplace: Marketplace, workers: Collection[int], week: date) -> dict[int, Confirmed]:
    """What a judged Monday says of some workers, by id; a constant number of queries."""
    rule = rule_of(marketplace, week)
    over = marketplace.day(datetime.combine(week, time(), UTC)) - timedelta(days=1)
    found = holders(judging(marketplace, rule, week, min(over, week)), "worker", sorted(workers))
    change = _change(marketplace, rule)
    return {worker: _confirmed(holder, rule, change, week) for worker, holder in found.items()}


def _change(marketplace: Marketplace, rule: Rule) -> int | None:
    changes = RuleChange.objects.filter(marketplace=marketplace, state="announced", rule=rule.name)
    return changes.values_list("pk", flat=True).first()


def _confirmed(holder: Holder, rule: Rule, change: int | None, week: date) -> Confirmed:
    facts, policy = holder.seen.facts, holder.seen.policy
    last = next((each for each in reversed(facts.weeks) if each.monday == week), None)
    good = weeks_met(facts.weeks, policy)
    score = last.score if last else None
    return Confirmed(week, rule.standing.id, change, good, policy.weeks_of, score, facts.outcomes)
