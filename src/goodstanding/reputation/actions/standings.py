"""Judging the standings of a marketplace once a week."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import batched
from typing import Final

from django.db import transaction
from django.db.models import Count, Max

from goodstanding.base.access import Actor, require
from goodstanding.base.canonical import canonical
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.judging.judged import Judging, judging
from goodstanding.reputation.judging.plan import Place, Plan, Said, held_now, plan_of
from goodstanding.reputation.models import Snapshot, Standing, StandingNotice, Violation
from goodstanding.reputation.scoring.rule import rule_of

declare("reputation.week_judged", "The standings of a marketplace were judged by the scores kept of a Monday.")
declare("reputation.standing_gained", "A worker or an agency, or many at once, gained a standing.")
declare("reputation.standing_lost", "A standing, or many at once, ended, with the condition that failed.")
declare("reputation.standing_at_risk", "A standing, or many at once, will end soon unless something changes.")
declare("reputation.standing_waits", "A standing, or many at once, goes on until disputes are ruled.")
declare("reputation.standing_grace", "A standing, or many at once, goes on by the rule of before, for a time.")

MANY: Final = 500
"""Rows that are written at once."""
EACH: Final = 50
"""Up to so many changes of one kind in a week have an event each; more have one together."""


def judge_week(marketplace: Marketplace, week: date, *, by: Actor, at: datetime) -> Snapshot:
    """Gains and losses of the Monday `week`, and what holders are told, by the snapshot kept of it; once.

    All is worked out first and written in one short transaction; again, where a violation was recorded meanwhile.
    A week before one that was judged already stays as it is. Raises Snapshot.DoesNotExist where none was kept.
    """
    require(by.is_system)
    rule = rule_of(marketplace, week)
    snapshot = Snapshot.objects.get(marketplace=marketplace, rule=rule.name, week=week)
    over = marketplace.day(datetime.combine(week, time(), UTC)) - timedelta(days=1)
    while not _judged_since(marketplace, week):
        seen = _conduct_seen(marketplace)
        asked = judging(marketplace, rule, week, min(over, week))
        held = held_now(asked)
        plan = plan_of(asked, held)
        with transaction.atomic():
            locked(marketplace)
            if _conduct_seen(marketplace) == seen and not _judged_since(marketplace, week):
                Snapshot.objects.filter(pk=snapshot.pk).update(judged_at=at)
                _write(asked, plan, held, by=by, at=at)
    snapshot.refresh_from_db()
    return snapshot


def locked(marketplace: Marketplace) -> None:
    """Waits until nobody else changes the marketplace's standings."""
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)


def _judged_since(marketplace: Marketplace, week: date) -> bool:
    return Snapshot.objects.filter(marketplace=marketplace, week__gte=week).exclude(judged_at=None).exists()


def _conduct_seen(marketplace: Marketplace) -> dict[str, int | None]:
    found = Violation.objects.filter(worker__marketplace=marketplace)
    return found.aggregate(last=Max("pk"), lifted=Count("lifted_on"))


def _write(asked: Judging, plan: Plan, held: Mapping[Place, int], *, by: Actor, at: datetime) -> None:
    _end(asked, plan, held, at)
    standings = dict(held) | _begin(asked, plan, at)
    notices = _note(asked, plan, standings, at)
    for kind in StandingNotice.KINDS:
        _record(asked, kind, [notice for notice in notices if notice.kind == kind], by=by, at=at)
    counts = {kind: sum(notice.kind == kind for notice in notices) for kind in StandingNotice.KINDS}
    data = {"week": asked.on.isoformat(), "judged": plan.judged, **counts}
    subject, tenant = ("marketplace", asked.marketplace.pk), _tenant(asked.marketplace)
    record("reputation.week_judged", by=by, at=at, subject=subject, tenant=tenant, data=data)


def _end(asked: Judging, plan: Plan, held: Mapping[Place, int], at: datetime) -> None:
    by_code: dict[str, list[int]] = {}
    for place in plan.lost:
        condition = plan.told[place].condition
        by_code.setdefault(condition.code if condition else "", []).append(held[place])
    for code, ids in by_code.items():
        for some in batched(ids, MANY, strict=False):
            Standing.objects.filter(pk__in=some, until=None).update(until=asked.on, lost_for=code, lost_at=at)


def _begin(asked: Judging, plan: Plan, at: datetime) -> dict[Place, int]:
    version = asked.rule.standing.id
    rows = [
        Standing(
            marketplace=asked.marketplace,
            kind=kind,
            rule=asked.rule.name,
            policy=version,
            since=asked.on,
            gained_at=at,
            **{f"{key}_id": holder},
        )
        for key, holder, kind in plan.gained
    ]
    made = Standing.objects.bulk_create(rows, batch_size=MANY)
    return {place: row.pk for place, row in zip(plan.gained, made, strict=True)}


def _note(asked: Judging, plan: Plan, standings: Mapping[Place, int], at: datetime) -> list[StandingNotice]:
    """The notices that were not given before, to be told."""
    rows = [notice_of(standings[place], said, at) for place, said in plan.told.items()]
    ahead = StandingNotice.objects.filter(standing__marketplace=asked.marketplace, standing__until=None)
    known = set(ahead.exclude(kind="gained").values_list("standing", "kind", "condition", "on"))
    new = [row for row in rows if (row.standing_id, row.kind, row.condition, row.on) not in known]
    return StandingNotice.objects.bulk_create(new, batch_size=MANY)


def notice_of(standing: int, said: Said, at: datetime) -> StandingNotice:
    """A notice, not written to the database yet."""
    found = said.condition
    numbers = {"condition": found.code, "value": found.value, "needed": found.needed} if found else {}
    return StandingNotice(standing_id=standing, kind=said.kind, on=said.on, noted_at=at, **numbers)


def _record(asked: Judging, kind: str, notices: list[StandingNotice], *, by: Actor, at: datetime) -> None:
    event, tenant = f"reputation.standing_{kind}", _tenant(asked.marketplace)
    if len(notices) > EACH:
        rows = [(notice.standing_id, _digest(notice)) for notice in notices]
        subject = ("marketplace", asked.marketplace.pk)
        record_bulk(event, by=by, at=at, subject=subject, tenant=tenant, rows=rows)
        return
    for notice in notices:
        note_standing(notice, asked.marketplace, by=by, at=at)


def note_standing(notice: StandingNotice, marketplace: Marketplace, *, by: Actor, at: datetime) -> None:
    """The event of one notice."""
    subject, kind = ("standing", notice.standing_id), f"reputation.standing_{notice.kind}"
    record(kind, by=by, at=at, subject=subject, tenant=_tenant(marketplace), data=said_of(notice))


def said_of(notice: StandingNotice) -> dict[str, str | int]:
    """What the record keeps of a notice."""
    plain = {"on": notice.on.isoformat(), "condition": notice.condition, "value": notice.value, "needed": notice.needed}
    return {key: value for key, value in plain.items() if value not in ("", None)}


def _digest(notice: StandingNotice) -> str:
    return sha256(canonical(said_of(notice))).hexdigest()


def _tenant(marketplace: Marketplace) -> str:
    return f"marketplace:{marketplace.pk}"
