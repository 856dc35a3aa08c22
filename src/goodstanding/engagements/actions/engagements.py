"""The work itself: start, delivery, return, approval."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare
from goodstanding.engagements.actions.threads import Evidence, happened, kept, taken
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.procedure import ENGAGEMENT, EngagementState, origins
from goodstanding.engagements.refusals import WrongState
from goodstanding.marketplaces.actions import require_terms
from goodstanding.marketplaces.barring import refuse_barred

declare("engagements.started", "A worker started the work of an engagement.")
declare("engagements.delivered", "A worker delivered the work.")
declare("engagements.returned", "A company returned a delivery and said what is missing.")
declare("engagements.approved", "A company approved a delivery.")


@transaction.atomic
def start(engagement: Engagement, *, by: Actor, at: datetime) -> Engagement:
    """The worker begins, also before the agreed first day; after an approval, further work.

    Raises WrongState; TermsDue while guidelines or terms in force are not accepted.
    """
    engagement = _stepped(engagement, "start", "started", by)
    require_terms(engagement.marketplace, by=by, at=at)
    if engagement.started_on is None:
        refuse_barred("worker", engagement.worker_id, at)
    today = engagement.marketplace.day(at)
    _save(engagement, started_on=engagement.started_on or today)
    happened(engagement, "worker", "started", {"day": today.isoformat()}, by=by, at=at)
    return engagement


@transaction.atomic
def deliver(
    engagement: Engagement, message: str, evidence: Evidence | None = None, *, by: Actor, at: datetime
) -> Engagement:
    """The worker hands the work over, with a message. Raises WrongState, UnusableEvidence."""
    engagement = _stepped(engagement, "deliver", "delivered", by)
    today = engagement.marketplace.day(at)
    _save(engagement, delivered_on=today, approved_on=None)
    file = kept(engagement, evidence, by=by, at=at)
    entry = happened(
        engagement, "worker", "delivered", _against(today, engagement), text=message, file=file, by=by, at=at
    )
    mails.tell_delivered(engagement, entry)
    return engagement


def _against(today: date, engagement: Engagement) -> dict[str, Any]:
    """The day, and the day that was agreed where there is one."""
    due = {"due_on": engagement.due_on.isoformat()} if engagement.due_on else {}
    return {"day": today.isoformat(), **due}


@transaction.atomic
def return_delivery(
    engagement: Engagement, missing: str, evidence: Evidence | None = None, *, by: Actor, at: datetime
) -> Engagement:
    """The company says what is missing; the work goes on. Raises WrongState, UnusableEvidence."""
    engagement = _stepped(engagement, "return_delivery", "started", by)
    _save(engagement)
    file = kept(engagement, evidence, by=by, at=at)
    day = {"day": engagement.marketplace.day(at).isoformat()}
    entry = happened(engagement, "company", "returned", day, text=missing, file=file, by=by, at=at)
    mails.tell_returned(engagement, entry)
    return engagement


@transaction.atomic
def approve(engagement: Engagement, *, by: Actor, at: datetime) -> Engagement:
    """The company takes the delivery as it is. Raises WrongState."""
    engagement = _stepped(engagement, "approve", "approved", by)
    today = engagement.marketplace.day(at)
    _save(engagement, approved_on=today)
    entry = happened(engagement, "company", "approved", {"day": today.isoformat()}, by=by, at=at)
    mails.tell_approved(engagement, entry)
    return engagement


def _stepped(engagement: Engagement, verb: str, after: EngagementState, by: Actor) -> Engagement:
    """The engagement, locked and in its new state, not saved yet.

    Raises NotYours for who may never take this step, WrongState where it is not its turn.
    """
    engagement, side = taken(engagement, by)
    require(any(step.verb == verb and step.who == side for step in ENGAGEMENT))
    if engagement.state not in origins(ENGAGEMENT, verb, after):
        raise WrongState(engagement.state)
    engagement.state = after
    return engagement


def _save(engagement: Engagement, **columns: date | None) -> None:
    for name, value in columns.items():
        setattr(engagement, name, value)
    engagement.save(update_fields=["state", *columns])
