"""Counting the answers of an open field, once a day."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.models import Event
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Round
from goodstanding.surveys.queries import COUNTED, counts_now

declare(COUNTED, "The answers of an open field were counted, once a day; its team sees these numbers and no others.")


@transaction.atomic
def count_answers(survey: Round, *, by: Actor, at: datetime) -> Event | None:
    """The count of a day; None where that day is counted already, or the field is not open."""
    require(by.is_system)
    stands = locked(survey)
    counted = Event.objects.filter(kind=COUNTED, subject_kind="round", subject_id=survey.pk)
    if stands.state != "fielding" or counted.filter(at__date=at.date()).exists():
        return None
    counts = dict(counts_now(by, stands))
    return record(COUNTED, by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=counts)
