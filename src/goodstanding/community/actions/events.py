"""Verbs of who organises a gathering: plan, propose, approve, decline, change, cancel."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, Role, person, require
from goodstanding.base.record import declare, record
from goodstanding.community.actions.rsvps import fill_places, tell
from goodstanding.community.actions.sessions import move_along
from goodstanding.community.models.events import Gathering, Rsvp
from goodstanding.community.queries.events import decides_on, is_organised_by, room, top_rated_workers
from goodstanding.community.refusals import Begun, NotTopRated, TooSmall
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme

declare("community.gathering_planned", "An operator, a team or a coach planned an event.")
declare("community.gathering_proposed", "A Top Rated worker proposed an event to host.")
declare("community.gathering_approved", "A team approved an event that a worker proposed.")
declare("community.gathering_declined", "A team declined an event that a worker proposed, with a reason.")
declare("community.gathering_changed", "An event was changed, and who comes was told.")
declare("community.gathering_cancelled", "An event was cancelled, and who comes or waits was told.")


@dataclass(frozen=True)
class Draft:
    """What is said of a gathering. `zone` is where its clock hangs, `capacity` None for no limit."""

    kind: str
    audience: str
    title: str
    about: str
    language: str
    zone: str
    minutes: int
    place: str = ""
    link: str = ""
    capacity: int | None = None
    invited: Marketplace | None = None


def plan(
    organiser: Programme | Marketplace, draft: Draft, starts: Sequence[datetime], *, by: Actor, at: datetime
) -> list[Gathering]:
    """Publishes a gathering at each of these moments, as one series; by who operates the programme or serves the
    marketplace. Raises Begun for a moment that is over."""
    is_programme = isinstance(organiser, Programme)
    require(by.operates(organiser.pk) if is_programme else by.serves(organiser.pk))
    return planned(organiser, draft, starts, None, by=by, at=at)


@transaction.atomic
def planned(
    organiser: Programme | Marketplace,
    draft: Draft,
    starts: Sequence[datetime],
    host: Account | None,
    *,
    by: Actor,
    at: datetime,
) -> list[Gathering]:
    """The same for a host whose right to it the caller has looked at."""
    _ahead(starts, at)
    series = uuid4()
    made = [_make(organiser, draft, start, host, by=by, at=at, series=series) for start in starts]
    for each in made:
        _note("planned", each, by=by, at=at)
    return made


@transaction.atomic
def propose(worker: Worker, draft: Draft, start: datetime, *, by: Actor, at: datetime) -> Gathering:
    """An event that a Top Rated worker wants to host; it waits for the team. Raises NotTopRated, Begun."""
    require(Role("worker", worker.pk) in by.roles)
    if worker not in top_rated_workers(by, at.date()):
        raise NotTopRated
    _ahead([start], at)
    host = Account.objects.get(pk=person(by))
    made = _make(worker.marketplace, draft, start, host, by=by, at=at, state="proposed", kind="hosted")
    _note("proposed", made, by=by, at=at)
    return made


def _ahead(starts: Sequence[datetime], at: datetime) -> None:
    if any(start <= at for start in starts):
        raise Begun


def _make(
    organiser: Programme | Marketplace,
    draft: Draft,
    start: datetime,
    host: Account | None,
    *,
    by: Actor,
    at: datetime,
    **more: object,
) -> Gathering:
    of = "programme" if isinstance(organiser, Programme) else "marketplace"
    given = {**_columns(draft, start), of: organiser, "host": host, "planned_by_id": person(by)}
    return Gathering.objects.create(**{**given, "planned_at": at, "changed_at": at, **more})


def _columns(draft: Draft, start: datetime) -> dict[str, object]:
    said = asdict(draft) | {"invited": draft.invited}
    minutes = said.pop("minutes")
    return {**said, "starts_at": start, "ends_at": start + timedelta(minutes=minutes)}


@transaction.atomic
def approve(gathering: Gathering, *, by: Actor, at: datetime) -> Gathering:
    """Publishes what a worker proposed, and tells the host. Raises Begun for what is over."""
    require(decides_on(by, gathering))
    _ahead([gathering.starts_at], at)
    return _settle(gathering, "published", "", "approved", by=by, at=at)


@transaction.atomic
def decline(gathering: Gathering, reason: str, *, by: Actor, at: datetime) -> Gathering:
    """Says no to what a worker proposed, and tells the host why."""
    require(decides_on(by, gathering))
    return _settle(gathering, "declined", reason, "declined", by=by, at=at)


def _settle(gathering: Gathering, state: str, reason: str, name: str, *, by: Actor, at: datetime) -> Gathering:
    proposed = Gathering.objects.filter(pk=gathering.pk, state="proposed")
    is_first = proposed.update(state=state, reason=reason, changed_at=at)
    gathering.refresh_from_db()
    if is_first and gathering.host:
        tell(gathering, gathering.host, name)
        _note(name, gathering, by=by, at=at)
    return gathering


@transaction.atomic
def change(gathering: Gathering, draft: Draft, start: datetime, *, by: Actor, at: datetime) -> Gathering:
    """What is said of a gathering from now on. Who comes or waits is told what changed, and more places are filled
    from the waiting list; its programme moves along. Raises Begun, TooSmall, OutsideEvent."""
    stands = locked(gathering)
    require(is_organised_by(by, stands))
    if stands.state not in ("published", "proposed") or stands.starts_at <= at or start <= at:
        raise Begun
    new = _columns(draft, start) | ({"kind": "hosted"} if stands.kind == "hosted" else {})
    changed = [name for name, value in new.items() if getattr(stands, name) != value]
    if not changed:
        return stands
    coming = room(SYSTEM, stands).coming
    if draft.capacity is not None and draft.capacity < coming:
        raise TooSmall(coming)
    later = start - stands.starts_at
    _write(stands, new, at)
    move_along(stands, later)
    _note("changed", stands, by=by, at=at)
    _tell_all(stands, "changed", ("coming", "waiting"), changed)
    fill_places(stands, at)
    return stands


def locked(gathering: Gathering) -> Gathering:
    """The gathering as it stands, on which nobody else acts until the transaction ends."""
    return Gathering.objects.select_for_update(no_key=True).get(pk=gathering.pk)


def _write(stands: Gathering, new: dict[str, object], at: datetime) -> None:
    if new["starts_at"] != stands.starts_at:
        Rsvp.objects.filter(gathering=stands).update(reminded=None)
    for name, value in new.items():
        setattr(stands, name, value)
    stands.sequence, stands.changed_at = stands.sequence + 1, at
    stands.save()


@transaction.atomic
def cancel(gathering: Gathering, reason: str, *, by: Actor, at: datetime) -> Gathering:
    """Cancels it; everybody who comes or waits is told why. Raises Begun once it has begun; twice cancels once."""
    stands = locked(gathering)
    require(is_organised_by(by, stands))
    if stands.state == "cancelled":
        return stands
    if stands.state == "declined" or stands.starts_at <= at:
        raise Begun
    was_public = stands.state == "published"
    stands.state, stands.reason, stands.changed_at = "cancelled", reason, at
    stands.sequence += 1
    stands.save()
    _note("cancelled", stands, by=by, at=at)
    if was_public:
        _tell_all(stands, "cancelled", ("coming", "waiting"))
    return stands


def _tell_all(gathering: Gathering, what: str, states: Sequence[str], changed: Sequence[str] = ()) -> None:
    for rsvp in Rsvp.objects.filter(gathering=gathering, state__in=states).select_related("account").order_by("pk"):
        tell(gathering, rsvp.account, what, rsvp, changed)


def _note(name: str, gathering: Gathering, *, by: Actor, at: datetime) -> None:
    data = {"sequence": gathering.sequence, "kind": gathering.kind}
    subject = ("gathering", gathering.pk)
    record(f"community.gathering_{name}", by=by, at=at, subject=subject, tenant=gathering.tenant, data=data)
