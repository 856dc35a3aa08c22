"""The Mondays on which a marketplace's scores are kept and its standings judged, as the job does it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM
from goodstanding.demo.stage import Stage
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions import judge_week, tell_of_standing
from goodstanding.reputation.actions.flags import flag_companies
from goodstanding.reputation.actions.snapshots import take_snapshot, take_snapshots
from goodstanding.reputation.models import Snapshot
from goodstanding.reputation.queries.rules import rule_in_force
from goodstanding.reputation.queries.standings import notices_untold
from goodstanding.rules.standing import monday

JUDGED: Final = {"kazi-hub": 4}
"""Mondays that are told one by one; elsewhere it is this week's alone. Those before are reckoned on the first of them:
the world has to be ready in seconds.
"""
BACK: Final = 17


def mondays(stage: Stage, slug: str) -> list[date]:
    """The Mondays of a marketplace that are judged, up to this week's."""
    return [monday(stage.today) - timedelta(weeks=back) for back in reversed(range(JUDGED.get(slug, 1)))]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def judge(shop: Marketplace, week: date, at: datetime) -> None:
    """Flags, scores, standings and mails of a Monday; on the first one also the scores of the Mondays before it."""
    rule = rule_in_force(SYSTEM, shop, week)
    if not Snapshot.objects.filter(marketplace=shop).exists():
        before = [week - timedelta(weeks=back) for back in reversed(range(1, BACK))]
        flag_companies(shop, before[-1], rule, by=SYSTEM, at=at)
        take_snapshots(shop, before, rule, by=SYSTEM, at=at)
    flag_companies(shop, week, rule, by=SYSTEM, at=at)
    take_snapshot(shop, week, rule, by=SYSTEM, at=at)
    judge_week(shop, week, by=SYSTEM, at=at)
    for notice in notices_untold(SYSTEM):
        tell_of_standing(notice, by=SYSTEM, at=at)
