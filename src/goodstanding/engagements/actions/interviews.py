"""Interviews: arranged by the company, told to both by mail, held or cancelled."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.engagements.actions.applications import locked_application
from goodstanding.engagements.actions.openings import LIVE, locked
from goodstanding.engagements.mails.interviews import send_interview
from goodstanding.engagements.models import Application, Interview
from goodstanding.engagements.queries.sides import is_worker, speaks_for
from goodstanding.engagements.refusals import InterviewAhead, WrongState

declare("engagements.interview_arranged", "A company arranged an interview with an applicant.")
declare("engagements.interview_held", "A company noted that an interview took place.")
declare("engagements.interview_cancelled", "A side cancelled an interview.")


@dataclass(frozen=True)
class Arranged:
    """A time, how long, where to meet (an https address, or empty), and a word for the worker."""

    starts_at: datetime
    minutes: int = 30
    link: str = ""
    note: str = ""


@transaction.atomic
def arrange_interview(application: Application, arranged: Arranged, *, by: Actor, at: datetime) -> Interview:
    """Plans an interview and writes to both. Raises WrongState for an application that waits for nobody."""
    require(speaks_for(by, application.opening.company))
    held, opening = locked_application(application)
    if held.state not in LIVE:
        raise WrongState(held.state)
    held.opening = opening
    interview = Interview.objects.create(
        application=held, arranged_by_id=by.account, arranged_at=at, **asdict(arranged)
    )
    _note("engagements.interview_arranged", interview, by=by, at=at)
    send_interview(interview)
    return interview


@transaction.atomic
def settle_interview(
    interview: Interview, state: Literal["held", "cancelled"], *, by: Actor, at: datetime
) -> Interview:
    """Notes that an interview was held, which the company says, or cancels it, which either may and both learn.

    Raises WrongState once it is settled, InterviewAhead for one that begins later and was held.
    """
    application = interview.application
    require(speaks_for(by, application.opening.company) or (state == "cancelled" and is_worker(by, application.worker)))
    locked(application.opening)
    held = Interview.objects.select_related("application__worker", "application__opening__company").get(pk=interview.pk)
    if held.state != "planned":
        raise WrongState(held.state)
    if state == "held" and at < held.starts_at:
        raise InterviewAhead
    held.state = state
    held.save(update_fields=["state"])
    _note(f"engagements.interview_{state}", held, by=by, at=at)
    if state == "cancelled":
        send_interview(held)
    return held


def _note(kind: str, interview: Interview, *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{interview.application.opening.marketplace_id}"
    data = {"starts_at": interview.starts_at.isoformat()}
    record(kind, by=by, at=at, subject=("interview", interview.pk), tenant=tenant, data=data)
