"""Keeps the scores of each Monday, judges standings by them, and tells their holders."""

from collections.abc import Iterator
from datetime import date, datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.schedule import each_by_itself, scheduled
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions.flags import flag_companies
from goodstanding.reputation.actions.snapshots import take_snapshot
from goodstanding.reputation.actions.standings import judge_week
from goodstanding.reputation.actions.telling import tell_of_standing
from goodstanding.reputation.queries import marketplaces_with_work
from goodstanding.reputation.queries.standings import notices_untold, weeks_due
from goodstanding.reputation.scoring.rule import Rule, rule_of

AT_ONCE = 1_000
"""Notices that one run of the job tells; the next run goes on."""


@scheduled("judge-standings", cron="0 0 * * 1")
def judge_standings(at: datetime) -> None:
    """Every Monday at 00:00 UTC, each marketplace by itself; weeks that were missed are made up, the oldest first."""
    each_by_itself(marketplaces_with_work(SYSTEM), lambda shop: _judge(shop, at))
    tell_of_standings(at)


def _judge(shop: Marketplace, at: datetime) -> None:
    weeks = weeks_due(SYSTEM, shop, at)
    for week in weeks:
        _judge_one(shop, week, at, afterwards=week != weeks[-1])


def _judge_one(shop: Marketplace, week: date, at: datetime, *, afterwards: bool) -> None:
    for rule in _rules(rule_of(shop, week)):
        flag_companies(shop, week, rule, by=SYSTEM, at=at)
        take_snapshot(shop, week, rule, by=SYSTEM, at=at, afterwards=afterwards)
    judge_week(shop, week, by=SYSTEM, at=at)


def _rules(rule: Rule | None) -> Iterator[Rule]:
    """The rule, and those before it whose grace lasts."""
    while rule:
        yield rule
        rule = rule.earlier


@scheduled("tell-of-standings", cron="*/5 * * * *")
def tell_of_standings(at: datetime) -> None:
    """Mails what was noted; what a killed worker left is told by the next run."""
    each_by_itself(notices_untold(SYSTEM)[:AT_ONCE], lambda notice: tell_of_standing(notice, by=SYSTEM, at=at))
