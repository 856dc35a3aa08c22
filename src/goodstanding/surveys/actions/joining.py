"""What became of a round's fee. No judgement reads it."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.models import Fee
from goodstanding.surveys.refusals import FeeSettled

declare("surveys.fee_settled", "An operator noted that a round's fee was paid, or waived it.")


@transaction.atomic
def settle_fee(fee: Fee, state: Literal["paid", "waived"], reason: str, *, by: Actor, at: datetime) -> Fee:
    """Notes with a reason that a fee that is due was paid, or waives it.

    Saying the same again changes nothing. Raises FeeSettled where it was settled otherwise, or nothing was due.
    """
    survey = fee.round
    require(by.operates(survey.programme_id))
    settled = {"state": state, "reason": reason, "settled_by_id": person(by), "settled_at": at}
    if Fee.objects.filter(pk=fee.pk, state="due").update(**settled):
        data = {"state": state}
        record("surveys.fee_settled", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    fee.refresh_from_db()
    if (fee.state, fee.reason) != (state, reason):
        raise FeeSettled(fee.get_state_display())
    return fee
