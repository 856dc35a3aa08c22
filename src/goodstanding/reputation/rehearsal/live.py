"""The workers and agencies of a marketplace under two rules, on the same facts; nothing is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.changes.moved import Moved, Side
from goodstanding.reputation.judging.asked import Asked, Key
from goodstanding.reputation.judging.facts import facts_of
from goodstanding.reputation.judging.judged import batches
from goodstanding.reputation.rehearsal.flags import left_out, with_flags
from goodstanding.reputation.scoring.columns import Loaded, columns_of
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.rules.job_success.columns import Columns, Excluded
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.standing import Facts, Week, judge, monday, weeks_met

type Place = tuple[Key, int]

KEYS: Final[tuple[Key, ...]] = ("agency", "worker")


def rehearsed(marketplace: Marketplace, before: Rule, after: Rule, on: date) -> list[Moved]:
    """All holders on a day, agencies first; both rules read what is known today."""
    old, new = (dict(_sides(marketplace, rule, on)) for rule in (before, after))
    return [Moved(*place, old[place], new[place]) for place in old]


def _sides(marketplace: Marketplace, rule: Rule, on: date) -> Iterator[tuple[Place, Side]]:
    top: set[int] = set()
    kept = {key: Kept(loaded.columns, rule, on) for key, loaded in _columns(marketplace, rule, on).items()}
    for key in KEYS:
        for ids in batches(marketplace, key):
            asked = Asked(marketplace, key, ids, on, on, rule.name, rule.standing.value, horizon=on)
            for holder, facts in facts_of(asked, top).items():
                side = _side(kept[key].put_in(holder, facts), rule)
                top |= {holder} if key == "agency" and side.standing == "top" else set()
                yield (key, holder), side


def _columns(marketplace: Marketplace, rule: Rule, on: date) -> dict[Key, Loaded]:
    """Of both kinds of holders, with the flags that the rule's own numbers raise."""
    policy, since = rule.score.value, mondays(rule, on)[0]
    workers = columns_of(marketplace, on, policy, since=since)
    agencies = columns_of(marketplace, on, policy, agencies=True, since=since)
    own = replace(workers, columns=with_flags(workers.columns, policy, on))
    flagged = own.engagements[own.columns.excluded == Excluded.FLAGGED]
    theirs = left_out(agencies.columns, np.isin(agencies.engagements, flagged))
    return {"worker": own, "agency": replace(agencies, columns=theirs)}


def mondays(rule: Rule, on: date) -> list[date]:
    """All Mondays that a rule may look at on a day, pauses included, the oldest first."""
    policy = rule.standing.value
    number = policy.weeks_of + policy.pause_days // 7 + 1
    return [monday(on) - timedelta(weeks=back) for back in reversed(range(number))]


class Kept:
    """The scores of all holders of one kind on the Mondays of a rule."""

    def __init__(self, columns: Columns, rule: Rule, on: date) -> None:
        self._days = mondays(rule, on)
        self._scores = score_weeks(columns, rule.score.value, [days_of(day) for day in self._days])
        self._row = {holder: row for row, holder in enumerate(self._scores.workers.tolist())}

    def put_in(self, holder: int, facts: Facts) -> Facts:
        """The facts with the weeks as the rule would have kept them."""
        row = self._row.get(holder)
        found = [] if row is None else self._scores.score[row].tolist()
        known = {day: score for day, score in zip(self._days, found, strict=False) if score >= 0}
        weeks = tuple(Week(week.monday, known.get(week.monday), week.is_rising) for week in facts.weeks)
        outcomes = 0 if row is None else int(self._scores.outcomes[row, -1])
        return replace(facts, weeks=weeks, outcomes=outcomes, had_score=facts.had_score or bool(known))


def _side(facts: Facts, rule: Rule) -> Side:
    policy = rule.standing.value
    top, rising = judge(facts, policy), judge(facts, policy, "rising")
    standing = "top" if top.holds else "rising" if rising.holds else ""
    score = facts.weeks[-1].score if facts.weeks else None
    return Side(score, weeks_met(facts.weeks, policy), standing, top.failed)
