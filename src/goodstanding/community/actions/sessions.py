"""Verbs on a gathering's programme: add, change, move and remove a session, add and remove what goes with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.files import keep_file
from goodstanding.base.record import declare, record
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Material, Session
from goodstanding.community.queries.events import is_organised_by
from goodstanding.community.queries.sessions import before
from goodstanding.community.refusals import OutsideEvent
from goodstanding.community.uploads import written_anew

declare("community.session_added", "A session was added to the programme of an event.")
declare("community.session_changed", "A session of an event's programme was changed or moved.")
declare("community.session_removed", "A session was taken out of an event's programme.")
declare("community.material_added", "A link or a file was added to a session.")
declare("community.material_removed", "A link or a file was taken away from a session.")


@dataclass(frozen=True)
class Part:
    """What is said of a session. `room` is where within the event, `link` its own call."""

    title: str
    speakers: str
    starts_at: datetime
    ends_at: datetime
    room: str = ""
    link: str = ""


@transaction.atomic
def add_session(gathering: Gathering, part: Part, *, by: Actor, at: datetime) -> Session:
    """One more part of the programme. Raises OutsideEvent where it lies without the event's time."""
    stands = _organised(gathering, by)
    require(stands.kind in Session.OF_KINDS and stands.state == "published")
    _within(stands, part.starts_at, part.ends_at)
    made = Session.objects.create(gathering=stands, changed_at=at, **vars(part))
    _note("session_added", made, by=by, at=at)
    return made


def _organised(gathering: Gathering, by: Actor) -> Gathering:
    """The gathering, on whose programme nobody else acts until the transaction ends."""
    stands = Gathering.objects.select_for_update(no_key=True).get(pk=gathering.pk)
    require(is_organised_by(by, stands))
    return stands


def _within(gathering: Gathering, starts_at: datetime, ends_at: datetime) -> None:
    if not gathering.starts_at <= starts_at < ends_at <= gathering.ends_at:
        raise OutsideEvent


@transaction.atomic
def change_session(session: Session, part: Part, *, by: Actor, at: datetime) -> Session:
    """What is said of a session from now on. Raises OutsideEvent."""
    stands = _organised(session.gathering, by)
    _within(stands, part.starts_at, part.ends_at)
    if all(getattr(session, name) == value for name, value in vars(part).items()):
        return session
    for name, value in vars(part).items():
        setattr(session, name, value)
    _save(session, by=by, at=at)
    return session


def _save(session: Session, *, by: Actor, at: datetime) -> None:
    session.sequence, session.changed_at = session.sequence + 1, at
    session.save()
    _note("session_changed", session, by=by, at=at)


@transaction.atomic
def move_earlier(session: Session, *, by: Actor, at: datetime) -> None:
    """Lets a session change places with the one before it in the same room; both keep their length, and the pause
    between them its own. The first of a room stays."""
    _organised(session.gathering, by)
    session.refresh_from_db()
    earlier = before(by, session)
    if earlier is None:
        return
    begin, end = earlier.starts_at, session.ends_at
    session.starts_at, session.ends_at = begin, begin + (session.ends_at - session.starts_at)
    earlier.starts_at, earlier.ends_at = end - (earlier.ends_at - earlier.starts_at), end
    for each in (session, earlier):
        _save(each, by=by, at=at)


def move_along(gathering: Gathering, by_time: timedelta) -> None:
    """Lets the programme follow its gathering to another hour, in the transaction that moves it. Raises OutsideEvent
    where the gathering became too short. The gathering's own sequence counts the change."""
    for session in Session.objects.filter(gathering=gathering, removed_at=None):
        session.starts_at, session.ends_at = session.starts_at + by_time, session.ends_at + by_time
        _within(gathering, session.starts_at, session.ends_at)
        session.save()


@transaction.atomic
def remove_session(session: Session, *, by: Actor, at: datetime) -> None:
    """Takes it out of the programme; removing twice removes once."""
    _organised(session.gathering, by)
    kept = Session.objects.filter(pk=session.pk, removed_at=None)
    if kept.update(removed_at=at, changed_at=at, sequence=session.sequence + 1):
        _note("session_removed", session, by=by, at=at)


def add_material(
    session: Session, title: str, *, url: str = "", content: bytes = b"", by: Actor, at: datetime
) -> Material:
    """A link, or a PDF or PNG that is written anew: its pages or pixels alone. Raises UnusableMaterial.

    Reading a PDF may take seconds: it is done outside the transaction.
    """
    require(is_organised_by(by, session.gathering))
    cleaned = written_anew(content) if content else None
    return _add(session, title, url, cleaned, by=by, at=at)


@transaction.atomic
def _add(
    session: Session, title: str, url: str, cleaned: tuple[str, bytes] | None, *, by: Actor, at: datetime
) -> Material:
    _organised(session.gathering, by)
    file = keep_file(cleaned[1], cleaned[0], owner=session.gathering.tenant, by=by, at=at) if cleaned else None
    made = Material.objects.create(session=session, title=title, url="" if file else url, file=file, added_at=at)
    _note("material_added", session, by=by, at=at)
    return made


@transaction.atomic
def remove_material(material: Material, *, by: Actor, at: datetime) -> None:
    """Takes a link or a file away; removing twice removes once."""
    _organised(material.session.gathering, by)
    if Material.objects.filter(pk=material.pk, removed_at=None).update(removed_at=at):
        _note("material_removed", material.session, by=by, at=at)


def _note(name: str, session: Session, *, by: Actor, at: datetime) -> None:
    data = {"gathering": session.gathering_id, "sequence": session.sequence}
    tenant = session.gathering.tenant
    record(f"community.{name}", by=by, at=at, subject=("session", session.pk), tenant=tenant, data=data)
