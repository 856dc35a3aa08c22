"""How a case ends or goes on without a ruling: taken back, or moved by silence."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.disputes.actions.steps import arrow_of, escalated, happened, locked, move, taken
from goodstanding.disputes.mails import Told, tell
from goodstanding.disputes.models import Case, Withdrawal
from goodstanding.disputes.refusals import StillTime

declare("disputes.withdrawn", "Who opened a case took it back, which closed it.")
declare("disputes.silence_noted", "The time of whose turn it was in a case passed, which moved it on.")


@transaction.atomic
def withdraw(case: Case, reason: str = "", *, by: Actor, at: datetime, token: str = "") -> Case:
    """Who opened it takes it back; on appeal the first ruling stands. Raises WrongStep, NotYourStep."""
    case, party, arrow = taken(case, "withdraw", by, token)
    Withdrawal.objects.create(case=case, reason=reason.strip(), withdrawn_by_id=by.account, at=at)
    move(case, arrow.after, "withdrawn", at=at)
    event = happened(case, "withdrawn", by=by, at=at)
    words = gettext_noop("%(who)s has withdrawn the case, and it is closed.")
    tell(case, event, Told(words, {"who": party.name}, reason))
    return case


@transaction.atomic
def note_silence(case: Case, *, by: Actor, at: datetime) -> Case:
    """The time of whose turn it is has passed: the case goes to who rules, or a ruling stands.

    Raises WrongStep where no silence moves it, StillTime.
    """
    require(by.is_system)
    case = locked(case)
    arrow = arrow_of(case, "note_silence")
    if case.due_at is None or case.due_at > at:
        raise StillTime
    move(case, arrow.after, "ruled" if arrow.after == "closed" else "", at=at)
    if arrow.after == "escalated":
        escalated(case, "silence", None, at=at)
    event = happened(case, "silence_noted", {"before": arrow.before}, by=by, at=at)
    tell(case, event, Told(SILENT[arrow.before]))
    return case


SILENT = {
    "asked": gettext_noop("%(respondent)s has not answered in time."),
    "discussed": gettext_noop("There was no agreement in time."),
    "ruled": gettext_noop("Nobody appealed in time: the ruling stands."),
}
"""What is told, by the state that was left."""
