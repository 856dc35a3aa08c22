"""Badges of workers' standings: switched on and off by the worker, signed anew, ended with the standing."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from django.db import transaction

from goodstanding.badges.actions.signing import free_code, free_place, signed_by
from goodstanding.badges.confirming import Confirmed, confirmed, last_judged
from goodstanding.badges.models import StatusList, WorkerBadge, WorkerCredential
from goodstanding.badges.queries.workers import badges_lost
from goodstanding.badges.refusals import NoReason, StandingNotHeld
from goodstanding.badges.worker_contents import VALID, worker_badge
from goodstanding.base.access import Actor, Role, person, require
from goodstanding.base.errors import NotYours
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.actions.standings import locked
from goodstanding.reputation.models import Standing

declare("badges.worker_badge_on", "A worker let the public check a standing, or a badge goes on with a regained one.")
declare("badges.worker_badge_signed", "A worker's badge was signed for the coming days.")
declare("badges.worker_badge_ended", "A worker's badge was revoked: switched off, withdrawn, or its standing ended.")


def switch_on(standing: Standing, *, shows_score: bool = False, by: Actor, at: datetime) -> WorkerCredential:
    """The signed badge of a standing that its worker holds; one that is on stays as it is.

    The system goes on with the badge of a standing that was gained anew. Raises StandingNotHeld, and CannotPublish
    where a name has a character that verifiers read differently.
    """
    worker = _holder(standing, by)
    said = _said_of(worker)
    with transaction.atomic():
        locked(standing.marketplace)
        standing.refresh_from_db()
        known = WorkerBadge.objects.filter(standing=standing, ended_at=None).first()
        if known:
            return known.credentials.order_by("-number")[0]
        if standing.until is not None:
            raise StandingNotHeld
        return _sign(_begin(standing, worker, shows_score, by=by, at=at), said, by=by, at=at)


def _holder(standing: Standing, by: Actor) -> Worker:
    worker = standing.worker
    if worker is None or not (by.is_system or Role("worker", worker.pk) in by.roles):
        raise NotYours
    return worker


def _said_of(worker: Worker) -> Confirmed:
    """What the last judged Monday says of the holder, asked before anything is locked."""
    week = last_judged(worker.marketplace)
    if week is None:
        raise StandingNotHeld
    return confirmed(worker.marketplace, [worker.pk], week)[worker.pk]


def _begin(standing: Standing, worker: Worker, shows_score: bool, *, by: Actor, at: datetime) -> WorkerBadge:
    listed, index = free_place(standing.marketplace)
    made = WorkerBadge.objects.create(
        worker=worker,
        standing=standing,
        shows_score=shows_score,
        code=free_code(),
        status_list=listed,
        status_index=index,
        on_by_id=by.account,
        on_at=at,
    )
    _note("on", made, {"standing": standing.pk, "shows_score": shows_score}, by=by, at=at)
    return made


@transaction.atomic
def sign_anew(badge: WorkerBadge, said: Confirmed, *, by: Actor, at: datetime) -> WorkerCredential:
    """The badge signed for the coming days, by what the last judged Monday says.

    One that ended meanwhile is signed at its revoked place, so nobody takes it for valid.
    """
    require(by.is_system)
    WorkerBadge.objects.select_for_update(no_key=True).get(pk=badge.pk)
    return _sign(badge, said, by=by, at=at)


def _sign(badge: WorkerBadge, said: Confirmed, *, by: Actor, at: datetime) -> WorkerCredential:
    key, number = uuid4(), badge.credentials.count() + 1
    made = signed_by(badge.worker.marketplace, worker_badge(badge, said, key=key, at=at), at)
    found = WorkerCredential.objects.create(
        id=key,
        badge=badge,
        number=number,
        week=said.week,
        policy=said.policy,
        signed=made.signed,
        jwt=made.jwt,
        digest=sha256(made.signed).hexdigest(),
        key=made.key,
        issued_at=at,
        valid_until=at + VALID,
    )
    _note("signed", badge, {"number": number, "digest": found.digest}, by=by, at=at)
    return found


@transaction.atomic
def switch_off(badge: WorkerBadge, *, by: Actor, at: datetime) -> None:
    """Ends a badge because its worker wants so. Twice is once."""
    require(Role("worker", badge.worker_id) in by.roles)
    _end([badge], "off", by=by, at=at)


@transaction.atomic
def withdraw_worker_badge(badge: WorkerBadge, reason: str, *, by: Actor, at: datetime) -> None:
    """Ends a badge by its marketplace's decision, with the reason that everybody may read; the standing stays.

    Raises NoReason. The badge comes back only when the worker switches it on again.
    """
    require(by.serves(badge.worker.marketplace_id) and person(by) > 0)
    if not reason.strip():
        raise NoReason
    _end([badge], "withdrawn", reason.strip(), by=by, at=at)


@transaction.atomic
def end_lost(*, by: Actor, at: datetime, listed: StatusList | None = None) -> int:
    """Ends every badge whose standing is over or whose worker left, of one list where it is given; returns how many."""
    require(by.is_system)
    lost = list(badges_lost(by, listed))
    over = [badge for badge in lost if badge.standing.until is not None]
    left = [badge for badge in lost if badge.standing.until is None]
    return _end(over, "lost", by=by, at=at) + _end(left, "left", by=by, at=at)


def _end(badges: Iterable[WorkerBadge], cause: str, reason: str = "", *, by: Actor, at: datetime) -> int:
    """The lists are locked first, as sign_list() does, or the two would wait for each other."""
    rows = list(badges)
    lists = StatusList.objects.filter(pk__in={badge.status_list_id for badge in rows}).order_by("pk")
    list(lists.select_for_update(no_key=True))
    return sum(_end_one(badge, cause, reason, by=by, at=at) for badge in rows)


def _end_one(badge: WorkerBadge, cause: str, reason: str, *, by: Actor, at: datetime) -> bool:
    still_on = WorkerBadge.objects.filter(pk=badge.pk, ended_at=None)
    is_new = bool(still_on.update(ended_at=at, ended_by_id=by.account, cause=cause, reason=reason))
    if is_new:
        StatusList.objects.filter(pk=badge.status_list_id).update(signed_at=None)
        if cause == "left":
            badge.credentials.update(signed=b"", jwt=b"")
        _note("ended", badge, {"cause": cause}, by=by, at=at)
    return is_new


def _note(name: str, badge: WorkerBadge, data: dict[str, str | int], *, by: Actor, at: datetime) -> None:
    subject, tenant = ("worker_badge", badge.pk), f"marketplace:{badge.worker.marketplace_id}"
    record(f"badges.worker_badge_{name}", by=by, at=at, subject=subject, tenant=tenant, data=data)
