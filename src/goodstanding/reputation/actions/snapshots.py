"""Keeping the scores of a Monday, for ever: a row for each holder whose score differs from the week before."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.models import Score, Snapshot
from goodstanding.reputation.scoring.found import NOTHING, Found, Holder, Week
from goodstanding.reputation.scoring.rule import Rule

declare("reputation.snapshot_taken", "All scores of a marketplace were kept as they stood on a Monday.")


def take_snapshot(
    marketplace: Marketplace, week: date, rule: Rule, *, by: Actor, at: datetime, afterwards: bool = False
) -> Snapshot:
    """The scores of a Monday at 00:00 UTC by a rule, once: the same again is the one that was kept.

    `afterwards` marks one that is reckoned later than the week after; it is made of the same facts.
    Raises ValueError for a day that is no Monday, and for a week before one that this rule has kept already.
    """
    return take_snapshots(marketplace, [week], rule, by=by, at=at, afterwards=afterwards)[0]


def take_snapshots(
    marketplace: Marketplace,
    weeks: Sequence[date],
    rule: Rule,
    *,
    by: Actor,
    at: datetime,
    afterwards: bool = True,
) -> list[Snapshot]:
    """The same for rising Mondays at once, by what was known on the last: how a new rule gets weeks before it held."""
    from goodstanding.reputation.scoring.weekly import scored

    require(by.serves(marketplace.pk))
    if any(week.weekday() for week in weeks):
        raise ValueError("a snapshot is of a Monday")
    kept = _kept(marketplace, rule, weeks)
    missing = [week for week in weeks if week not in kept]
    for week in scored(marketplace, missing, rule) if missing else ():
        kept[week.monday] = _keep(marketplace, week, rule, by=by, at=at, afterwards=afterwards)
    return [kept[week] for week in weeks]


def _kept(marketplace: Marketplace, rule: Rule, weeks: Sequence[date]) -> dict[date, Snapshot]:
    kept = Snapshot.objects.filter(marketplace=marketplace, rule=rule.name, week__in=weeks)
    return {snapshot.week: snapshot for snapshot in kept}


@transaction.atomic
def _keep(marketplace: Marketplace, week: Week, rule: Rule, *, by: Actor, at: datetime, afterwards: bool) -> Snapshot:
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    if known := _kept(marketplace, rule, [week.monday]).get(week.monday):
        return known
    if Snapshot.objects.filter(marketplace=marketplace, rule=rule.name, week__gt=week.monday).exists():
        raise ValueError("a later week of this rule is kept already")
    changed = _changed(week.found, _last(marketplace, rule, week.monday))
    snapshot = Snapshot.objects.create(
        marketplace=marketplace,
        week=week.monday,
        rule=rule.name,
        policy=rule.standing.id,
        score_policy=rule.score.id,
        digest=week.digest,
        holders=len(week.found),
        changed=len(changed),
        is_afterwards=afterwards,
        taken_at=at,
    )
    rows = (_row(snapshot, *holder, found) for holder, found in changed.items())
    Score.objects.bulk_create(rows, batch_size=500)
    _note(snapshot, by=by, at=at)
    return snapshot


def _last(marketplace: Marketplace, rule: Rule, week: date) -> dict[Holder, Found]:
    """What holds of each holder so far, in one query."""
    same = Q(worker=OuterRef("worker")) | Q(agency=OuterRef("agency"))
    later = Score.objects.filter(same, rule=rule.name, week__lt=week, week__gt=OuterRef("week"))
    rows = Score.objects.filter(~Exists(later), snapshot__marketplace=marketplace, rule=rule.name, week__lt=week)
    columns = ("worker", "agency", "score", "outcomes", "companies", "sums")
    return {
        ("worker", worker) if worker else ("agency", agency): Found(*found)
        for worker, agency, *found in rows.values_list(*columns)
    }


def _changed(found: dict[Holder, Found], last: dict[Holder, Found]) -> dict[Holder, Found]:
    gone = {holder: NOTHING for holder, one in last.items() if holder not in found and one != NOTHING}
    return {holder: one for holder, one in found.items() if last.get(holder) != one} | gone


def _row(snapshot: Snapshot, kind: str, holder: int, found: Found) -> Score:
    return Score(
        snapshot=snapshot,
        week=snapshot.week,
        rule=snapshot.rule,
        score=found.score,
        outcomes=found.outcomes,
        companies=found.companies,
        sums=found.sums,
        **{f"{kind}_id": holder},
    )


def _note(snapshot: Snapshot, *, by: Actor, at: datetime) -> None:
    policy, _, version = snapshot.score_policy.partition("@")
    data = {
        "week": snapshot.week.isoformat(),
        "rule": snapshot.rule,
        "policy": policy,
        "version": version,
        "digest": snapshot.digest,
        "holders": snapshot.holders,
        "changed": snapshot.changed,
    }
    tenant = f"marketplace:{snapshot.marketplace_id}"
    record("reputation.snapshot_taken", by=by, at=at, subject=("snapshot", snapshot.pk), tenant=tenant, data=data)
