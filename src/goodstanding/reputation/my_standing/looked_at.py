"""One holder as the rule sees it today, and from the last Monday on into the coming weeks."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from goodstanding.marketplaces.models import Agency, Membership, Worker
from goodstanding.reputation.judging.judged import Holder, Judging, holders, judging
from goodstanding.reputation.models import Snapshot, Standing
from goodstanding.reputation.scoring.rule import Rule, rule_of
from goodstanding.rules.standing import LONGEST, Change, Facts, Kind, StandingPolicy, decide, earliest_change, monday
from goodstanding.rules.standing import Standing as Found

AHEAD: Final = timedelta(days=430)
"""How far ahead what ages out is looked for: 60 weeks and some days."""
LOSSES: Final = 16
"""Weeks for which losses are foretold: earnings alone age out within a year for everybody who is not paid again."""


@dataclass(frozen=True)
class LookedAt:
    """A holder today. `week` is the last Monday of which something was kept, or that of today."""

    subject: Worker | Agency
    rule: Rule
    today: date
    week: date
    holder: Holder
    is_held: dict[Kind, bool]

    @property
    def facts(self) -> Facts:
        return self.holder.seen.facts

    @property
    def policy(self) -> StandingPolicy:
        return self.holder.seen.policy

    def found(self, kind: Kind) -> Found:
        """What the rule says of a standing as of today."""
        return decide(self.holder.seen, kind, is_held=self.is_held[kind], graces=self.holder.graces)

    def change(self, kind: Kind) -> Change | None:
        """The Monday on which it is gained, or lost within LOSSES weeks, if the coming weeks are like the last."""
        ahead, is_held = self.holder.on(self.week), self.is_held[kind]
        within = LOSSES if is_held else LONGEST
        return earliest_change(ahead.seen, kind, is_held=is_held, graces=ahead.graces, within=within)


def look_at(subject: Worker | Agency, at: datetime) -> LookedAt:
    """A worker or an agency as it stands at a moment."""
    marketplace = subject.marketplace
    today = marketplace.day(at)
    rule = rule_of(marketplace, today)
    asked = judging(marketplace, rule, today, today, today + AHEAD)
    week = _last_week(asked)
    asked = replace(asked, last_week=week)
    key = "worker" if isinstance(subject, Worker) else "agency"
    found = holders(asked, "worker" if key == "worker" else "agency", [subject.pk], _top_agencies(subject))
    held = set(Standing.objects.filter(**{key: subject}, until=None).values_list("kind", flat=True))
    return LookedAt(subject, rule, today, week, found[subject.pk], {"top": "top" in held, "rising": "rising" in held})


def _last_week(asked: Judging) -> date:
    """The Monday of today's week, or the one before while nothing of it was kept."""
    this = monday(asked.on)
    kept = Snapshot.objects.filter(marketplace=asked.marketplace, rule=asked.rule.name, week__lte=this)
    last: date | None = kept.order_by("-week").values_list("week", flat=True).first()
    return last if last == this - timedelta(weeks=1) else this


def _top_agencies(subject: Worker | Agency) -> set[int]:
    if isinstance(subject, Agency):
        return set()
    mine = Membership.objects.filter(worker=subject, until=None).values("agency")
    held = Standing.objects.filter(agency__in=mine, kind="top", until=None)
    return {agency for agency in held.values_list("agency", flat=True) if agency}
