"""What a person finds on a flag, without having seen an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Flag, FlagReview, Response, ResponseExclusion, Round
from goodstanding.surveys.queries import judges
from goodstanding.surveys.refusals import ReviewedAlready, WrongState

REVIEWABLE = ("closed", "candidate")
declare("surveys.reviewed", "A person looked at a flag: the responses count, or some of them are left out.")


@dataclass(frozen=True)
class Finding:
    """Whether flagged responses count. Those of `responses` that the flag concerns are left out for `reason`, a code.

    `note` says why, in words that no record keeps.
    """

    outcome: Literal["kept", "excluded"]
    note: str
    reason: str = ""
    responses: Collection[UUID] = ()


@transaction.atomic
def review_flag(flag: Flag, finding: Finding, *, by: Actor, at: datetime) -> FlagReview:
    """The review of a flag, before the round is decided; the same finding again is the same review."""
    survey = locked(flag.round)
    require(judges(by, survey))
    stands = FlagReview.objects.filter(flag=flag).first()
    if stands:
        return _again(stands, finding)
    if survey.state not in REVIEWABLE:
        raise WrongState("review", survey.state)
    review = FlagReview.objects.create(
        flag=flag, outcome=finding.outcome, reason=finding.note, reviewed_by_id=person(by), reviewed_at=at
    )
    left_out = _exclude(flag, survey, finding, by=by, at=at) if finding.outcome == "excluded" else 0
    data = {"round": survey.pk, "outcome": finding.outcome, "excluded": left_out}
    record("surveys.reviewed", by=by, at=at, subject=("flag", flag.pk), tenant=survey.tenant, data=data)
    return review


def _again(stands: FlagReview, finding: Finding) -> FlagReview:
    if (stands.outcome, stands.reason) != (finding.outcome, finding.note):
        raise ReviewedAlready
    return stands


def _exclude(flag: Flag, survey: Round, finding: Finding, *, by: Actor, at: datetime) -> int:
    """How many responses are newly left out; one that is out already keeps its first reason."""
    counted = Response.objects.filter(flags=flag, pk__in=finding.responses, exclusion=None)
    for response in counted:
        ResponseExclusion.objects.create(
            response=response, reason=finding.reason, excluded_by_id=person(by), excluded_at=at
        )
        about, data = ("response", str(response.pk)), {"reason": finding.reason}
        record("surveys.excluded", by=by, at=at, subject=about, tenant=survey.tenant, data=data)
    return len(counted)
