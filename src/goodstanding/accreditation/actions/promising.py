"""What a marketplace says it will change, once it has read its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from goodstanding.accreditation.models import Decision, Promise, ToldRespondents
from goodstanding.accreditation.refusals import LinkInPromise, NotDecided, ToldAlready
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.mails import has_link

declare("accreditation.promised", "A marketplace wrote down what it will change, and by when.")


@dataclass(frozen=True)
class Pledge:
    """One thing that a marketplace will change, by a day."""

    text: str
    by_when: date


@transaction.atomic
def promise(decision: Decision, pledges: Sequence[Pledge], *, by: Actor, at: datetime) -> list[Promise]:
    """Up to three promises in their order, in place of those written before, until the respondents are told.

    Raises NotDecided, ToldAlready, LinkInPromise.
    """
    survey = locked(decision.round)
    require(by.serves(survey.marketplace_id))
    if survey.state != "decided":
        raise NotDecided
    if any(has_link(pledge.text) for pledge in pledges):
        raise LinkInPromise
    stands = list(decision.promises.order_by("order"))
    if [Pledge(each.text, each.by_when) for each in stands] == list(pledges):
        return stands
    if ToldRespondents.objects.filter(decision=decision).exists():
        raise ToldAlready
    decision.promises.all().delete()
    written = Promise.objects.bulk_create(
        Promise(decision=decision, order=order, text=pledge.text, by_when=pledge.by_when)
        for order, pledge in enumerate(pledges, start=1)
    )
    data = {"promises": len(written)}
    record("accreditation.promised", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return written
