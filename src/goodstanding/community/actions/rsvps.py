"""Verbs of who is invited: come, stay away, be reminded or not; and the waiting list, which moves up by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.community.event_mails import gathering_mail
from goodstanding.community.models.events import Gathering, Rsvp
from goodstanding.community.queries.events import gathering_seen, holds_slot, room
from goodstanding.community.refusals import Begun, SlotHeld
from goodstanding.people.models import Account

declare("community.rsvp_given", "Somebody answered an event: comes, waits for a place, or stays away.")
declare("community.rsvp_moved_up", "A place became free, and the first of the waiting list got it.")
declare("community.reminders_set", "A guest stopped the reminders of an event, or took them up again.")
declare("community.reminded", "A guest was reminded of an event.")

PURPOSE: Final = "community.event"


@transaction.atomic
def come(gathering: Gathering, *, by: Actor, at: datetime) -> Rsvp:
    """A place, or one in the waiting list where there is none left; coming twice changes nothing. Raises Begun,
    SlotHeld for a second talk with the same person, and NotYours for what is not meant for the person."""
    stands = _open(gathering, by, at)
    held = Rsvp.objects.filter(gathering=stands, account=person(by)).first()
    if held and held.state != "away":
        return held
    Account.objects.select_for_update(no_key=True).get(pk=person(by))
    if holds_slot(by, stands, at):
        raise SlotHeld
    has_room = room(SYSTEM, stands).left != 0
    rsvp = _answer(stands, held, "coming" if has_room else "waiting", by=by, at=at)
    tell(stands, rsvp.account, rsvp.state, rsvp)
    return rsvp


@transaction.atomic
def stay_away(gathering: Gathering, *, by: Actor, at: datetime) -> Rsvp | None:
    """Gives the place up; the first who waits gets it, by mail. None for who never came. Raises Begun."""
    stands = _open(gathering, by, at)
    held = Rsvp.objects.filter(gathering=stands, account=person(by)).first()
    if held is None or held.state == "away":
        return held
    rsvp = _answer(stands, held, "away", by=by, at=at)
    fill_places(stands, at)
    return rsvp


def _open(gathering: Gathering, by: Actor, at: datetime) -> Gathering:
    require(gathering_seen(by, gathering.pk, at.date()) is not None)
    stands = Gathering.objects.select_for_update(no_key=True).get(pk=gathering.pk)
    if stands.state != "published" or stands.starts_at <= at:
        raise Begun
    return stands


def _answer(gathering: Gathering, held: Rsvp | None, state: str, *, by: Actor, at: datetime) -> Rsvp:
    rsvp = held or Rsvp(gathering=gathering, account_id=person(by), answers=0)
    rsvp.state, rsvp.answered_at, rsvp.answers, rsvp.reminded = state, at, rsvp.answers + 1, None
    rsvp.save()
    _note("rsvp_given", rsvp, {"state": state}, by=by, at=at)
    return rsvp


def fill_places(gathering: Gathering, at: datetime) -> None:
    """Gives free places to who waits, first come, first served. The caller holds the gathering's lock."""
    left = room(SYSTEM, gathering).left
    waiting = Rsvp.objects.filter(gathering=gathering, state="waiting").select_related("account")
    for rsvp in waiting.order_by("answered_at", "pk")[:left]:
        rsvp.state, rsvp.answered_at, rsvp.answers = "coming", at, rsvp.answers + 1
        rsvp.save()
        tell(gathering, rsvp.account, "moved_up", rsvp)
        _note("rsvp_moved_up", rsvp, {}, by=SYSTEM, at=at)


@transaction.atomic
def set_reminders(gathering: Gathering, wanted: bool, *, by: Actor, at: datetime) -> None:
    """Stops the reminders of a gathering for the person, or takes them up again."""
    own = Rsvp.objects.filter(gathering=gathering, account=person(by), reminders=not wanted)
    rsvp = own.first()
    if rsvp and own.update(reminders=wanted):
        _note("reminders_set", rsvp, {"wanted": wanted}, by=by, at=at)


@transaction.atomic
def remind(rsvp: Rsvp, days: int, *, by: Actor, at: datetime) -> bool:
    """Writes the reminder of `days` ahead; once, whoever asks twice."""
    require(by.is_system)
    still = Rsvp.objects.filter(pk=rsvp.pk, state="coming", reminders=True).exclude(reminded__lte=days)
    if not still.update(reminded=days):
        return False
    tell(rsvp.gathering, rsvp.account, f"reminder_{days}", rsvp)
    _note("reminded", rsvp, {"days": days}, by=by, at=at)
    return True


def tell(
    gathering: Gathering, account: Account, what: str, rsvp: Rsvp | None = None, changed: Sequence[str] = ()
) -> None:
    """Writes a mail about a gathering to somebody, in their language and by their clock."""
    written = gathering_mail(gathering, account, what, changed)
    turn = f"{gathering.sequence}.{rsvp.answers if rsvp else 0}"
    about = f"gathering:{gathering.pk}:{what}:{turn}"
    enqueue(
        account.email,
        written.subject,
        written.text,
        written.html,
        purpose=PURPOSE,
        about=about,
        language=account.language,
    )


def _note(name: str, rsvp: Rsvp, data: dict[str, object], *, by: Actor, at: datetime) -> None:
    subject, tenant = ("rsvp", rsvp.pk), rsvp.gathering.tenant
    record(
        f"community.{name}", by=by, at=at, subject=subject, tenant=tenant, data={**data, "gathering": rsvp.gathering_id}
    )
