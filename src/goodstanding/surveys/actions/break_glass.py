"""The verb by which an operator reads answers with names: with a reason, for an hour, seen by all it concerns."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from goodstanding.base.access import Actor, Role, person, require
from goodstanding.base.record import declare, record
from goodstanding.people.actions import note_reading
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.mails.break_glass import tell_of_break_glass
from goodstanding.surveys.models import BreakGlass, Response, Round
from goodstanding.surveys.queries import judges
from goodstanding.surveys.queries.break_glass import open_glass
from goodstanding.surveys.refusals import NotYetDecided

OPEN_FOR: Final = timedelta(hours=1)

declare("surveys.glass_broken", "An operator opened the answers of a decided round with names, for an hour.")


@transaction.atomic
def break_glass(survey: Round, reason: str, *, by: Actor, at: datetime) -> BreakGlass:
    """Opens the answers with names for an hour, to this operator alone; while they are open it is the same opening.

    The marketplace's team is told by mail and page, each respondent by the log of readings. Raises NotYetDecided
    before the verdict is signed, ValueError for no reason.
    """
    found = locked(survey)
    require(judges(by, found) and not by.is_system)
    if found.state != "decided":
        raise NotYetDecided
    if not reason.strip():
        raise ValueError("glass is broken for a reason")
    stands = open_glass(by, found, at)
    if stands:
        return stands
    glass = BreakGlass.objects.create(
        round=found, reason=reason.strip(), opened_by_id=person(by), opened_at=at, ends_at=at + OPEN_FOR
    )
    subjects = _note_readers(glass, by=by, at=at)
    data = {"glass": glass.pk, "responses": subjects, "ends_at": glass.ends_at.isoformat()}
    tell_of_break_glass(glass)
    record("surveys.glass_broken", by=by, at=at, subject=("round", found.pk), tenant=found.tenant, data=data)
    return glass


def _note_readers(glass: BreakGlass, *, by: Actor, at: datetime) -> int:
    """A line in each respondent's log of readings; returns how many."""
    answered = Response.objects.filter(invitation__row__roster__round=glass.round_id)
    contacts = answered.values_list("invitation__contact", flat=True)
    subjects = [f"contact:{contact}" for contact in contacts]
    role = Role("operator", glass.round.programme_id)
    note_reading(subjects, "answers", role, why=glass.reason, by=by, at=at)
    return len(subjects)
