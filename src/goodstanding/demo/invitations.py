"""What a client of the demo is asked, and what came of earlier answers."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from goodstanding.base.access import Actor
from goodstanding.demo.queries import decision_on, invitations_of
from goodstanding.policies import load
from goodstanding.surveys.models import Invitation, Round


@dataclass(frozen=True)
class Asked:
    """One invitation: by whom, for whom, until when, and whether it is answered.

    `award_until` and `promises` say what came of a decided round; what is no award is the marketplace's own affair.
    """

    pk: int
    survey: Round
    company: str
    questions: int
    until: str
    answered_on: date | None
    is_open: bool
    award_until: date | None
    promises: tuple[tuple[str, date], ...]


def asked_of(actor: Actor) -> list[Asked]:
    """The actor's own invitations, newest first."""
    return [asked(actor, invitation) for invitation in invitations_of(actor)]


def asked(actor: Actor, invitation: Invitation) -> Asked:
    survey = invitation.row.roster.round
    response = getattr(invitation, "response", None)
    decision = decision_on(actor, survey)
    award = getattr(decision, "award", None)
    promises = decision.promises.order_by("order").values_list("text", "by_when") if decision else ()
    return Asked(
        pk=invitation.pk,
        survey=survey,
        company=invitation.row.company.name,
        questions=len(load().instrument(survey.instrument).items),
        until=moment(survey.closes_at, survey.marketplace.zone) if survey.closes_at else "",
        answered_on=response.day if response else None,
        is_open=survey.state == "fielding",
        award_until=award.valid_until if award else None,
        promises=tuple(promises),
    )


def moment(at: datetime, zone: str) -> str:
    """A moment where the marketplace is, as its mails say it."""
    return f"{date_format(at.astimezone(ZoneInfo(zone)), 'j F Y, H:i')} ({zone})"
