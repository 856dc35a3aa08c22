"""The end of an engagement, by either side, with its reason."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.models import File
from goodstanding.base.record import declare
from goodstanding.engagements.actions.proposals import withdraw_open
from goodstanding.engagements.actions.reviews import open_window
from goodstanding.engagements.actions.threads import Evidence, happened, kept, refuse_ended, taken
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.endings import reasons
from goodstanding.engagements.refusals import EvidenceNeeded, ReasonNotOffered
from goodstanding.engagements.thread_words import reason_title

declare("engagements.ended", "An engagement ended, with the code of its reason and who gave it.")


@transaction.atomic
def end(
    engagement: Engagement, reason: str, why: str = "", evidence: Evidence | None = None, *, by: Actor, at: datetime
) -> Engagement:
    """The engagement ends today for a reason of the policy; `why` and the evidence stand in the thread.

    Open proposals fall, unpaid invoices stay to be paid, the review window opens. Raises EngagementOver,
    ReasonNotOffered, EvidenceNeeded, UnusableEvidence.
    """
    engagement, side = taken(engagement, by)
    refuse_ended(engagement)
    offered = reasons(by, engagement, side, engagement.marketplace.day(at))
    if reason not in offered:
        raise ReasonNotOffered
    if offered[reason].needs_evidence and not (why and evidence):
        raise EvidenceNeeded(reason_title(reason, offered[reason]))
    return close(engagement, side, reason, why, kept(engagement, evidence, by=by, at=at), by=by, at=at)


def close(
    engagement: Engagement,
    side: Side | Literal[""],
    reason: str,
    why: str = "",
    file: File | None = None,
    *,
    by: Actor,
    at: datetime,
) -> Engagement:
    """Ends a locked engagement, in the caller's transaction. `side` is empty where nobody ended it: the system."""
    engagement.state, engagement.end_reason, engagement.ended_by = "ended", reason, side
    engagement.ended_on, engagement.ended_at = engagement.marketplace.day(at), at
    engagement.save(update_fields=["state", "end_reason", "ended_by", "ended_on", "ended_at"])
    fallen = withdraw_open(engagement, by=by, at=at)
    data = {"reason": reason, "day": engagement.ended_on.isoformat(), "proposals_withdrawn": fallen}
    happened(engagement, side, "ended", data, text=why, file=file, by=by, at=at)
    open_window(engagement, by=by, at=at)
    mails.tell_ended(engagement)
    return engagement
