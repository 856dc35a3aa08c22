"""Whose standing rests on a review under dispute: it is not lost before the ruling, for as long as the clocks run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
from django.db.models import Min, Q

from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Review
from goodstanding.policies import load
from goodstanding.reputation.judging.asked import Key
from goodstanding.reputation.judging.judged import Holder, Judging
from goodstanding.reputation.scoring.columns import columns_of
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import Rule
from goodstanding.reputation.scoring.rulings import VOID
from goodstanding.reputation.scoring.weekly import begins
from goodstanding.rules.disputes import CaseKind
from goodstanding.rules.job_success.columns import End
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.standing import Seen


@dataclass(frozen=True)
class Disputed:
    """A holder's engagements whose review of the worker waits for a ruling, and since when the first does."""

    since: date
    engagements: tuple[int, ...]


type Disputes = Mapping[tuple[Key, int], Disputed]


def disputes_of(judging: Judging) -> Disputes:
    """By holder what is disputed as a week begins: by the worker, not ruled, and within the clocks since the first case
    about that review. Two queries.
    """
    at = begins(judging.on)
    opened = _opened(judging, at)
    reviews = Review.objects.filter(pk__in=opened, side="company").values_list(
        "pk", "engagement", "engagement__worker", "engagement__agency"
    )
    found: dict[tuple[Key, int], list[tuple[date, int]]] = defaultdict(list)
    for review, engagement, worker, agency in reviews:
        found["worker", worker].append((opened[review], engagement))
        if agency:
            found["agency", agency].append((opened[review], engagement))
    return {whom: Disputed(min(some)[0], tuple(pk for _, pk in sorted(some))) for whom, some in found.items()}


def _opened(judging: Judging, at: datetime) -> dict[int, date]:
    """By review that waits the day on which its first case was opened: who withdraws and opens anew gains nothing."""
    mine = Q(kind="rating", subject_kind="review", judge_office="team", judge_tenant=judging.marketplace.pk)
    cases = Case.objects.filter(mine, opened_at__lt=at)
    waits = cases.filter(Q(closed_at=None) | Q(closed_at__gt=at), parties__role="claimant", parties__office="worker")
    waits = waits.exclude(pk__in=cases.filter(rulings__at__lt=at).values("pk"))
    first = cases.filter(subject_id__in=waits.values("subject_id")).values_list("subject_id").annotate(Min("opened_at"))
    longest = timedelta(days=longest_days(load().cases(judging.on).kinds["rating"]))
    return {review: judging.marketplace.day(opened) for review, opened in first if opened > at - longest}


def longest_days(kind: CaseKind) -> int:
    """How long a ruling may take by all clocks of a kind together, with the day on which each begins."""
    clocks = (kind.answer_days, kind.talk_days, kind.ruling_days)
    return sum(days + 1 for days in clocks if days)


def at_best(judging: Judging, key: Key, holder: int, found: Holder, disputed: Disputed) -> Holder:
    """The holder as if every ruling that is waited for set the review aside, from the week on in which it showed."""
    void = dict.fromkeys(disputed.engagements, VOID)
    earlier = zip(found.graces, judging.earlier, strict=True)
    graces = (replace(g, seen=_at_best(judging, each.rule, key, holder, g.seen, void)) for g, each in earlier)
    return Holder(_at_best(judging, judging.rule, key, holder, found.seen, void), tuple(graces))


def _at_best(judging: Judging, rule: Rule, key: Key, holder: int, seen: Seen, void: Mapping[int, int]) -> Seen:
    mondays = [week.monday for week in seen.facts.weeks]
    if not mondays:
        return seen
    policy, before = rule.score.value, begins(mondays[-1])
    loaded = columns_of(
        judging.marketplace,
        mondays[-1],
        policy,
        workers=[holder],
        agencies=key == "agency",
        since=mondays[0],
        before=before,
        imagined=void,
    )
    is_void = np.isin(loaded.engagements, list(void)) & (loaded.columns.end == End.WON)
    if not is_void.any():
        return seen
    shown = int(loaded.columns.day[is_void].min())
    scores = score_weeks(loaded.columns, policy, [days_of(monday) for monday in mondays])
    return _seen(seen, shown, scores.score[0].tolist(), int(scores.outcomes[0, -1]))


def _seen(seen: Seen, shown: int, scores: Sequence[int], outcomes: int) -> Seen:
    weeks = (
        week if days_of(week.monday) <= shown else replace(week, score=score if score >= 0 else None)
        for week, score in zip(seen.facts.weeks, scores, strict=True)
    )
    return replace(seen, facts=replace(seen.facts, weeks=tuple(weeks), outcomes=outcomes))
