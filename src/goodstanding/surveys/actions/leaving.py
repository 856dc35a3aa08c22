"""The ways out of a survey: taking answers back, saying no, handing the invitation on."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.record import declare, record
from goodstanding.people.actions import keep_contacts, opt_out
from goodstanding.surveys import links
from goodstanding.surveys.actions.answering import clear, day_of, locked_by
from goodstanding.surveys.models import (
    Correction,
    Decline,
    Handover,
    Invitation,
    Response,
    ResponseExclusion,
    Withdrawal,
)
from goodstanding.surveys.queries import Standing, is_signed, is_within, was_handed
from goodstanding.surveys.refusals import (
    AnsweredAlready,
    FieldClosed,
    HandedOn,
    NotAColleague,
    NotACorrection,
    NothingKept,
)

declare("surveys.withdrawn", "A respondent took the answers back; they were erased.")
declare("surveys.answers_erased", "A respondent was erased: the comment is gone, the points count with no name.")
declare("surveys.declined", "A contact declined an invitation.")
declare("surveys.handed_on", "A contact handed the invitation on to a colleague.")


@transaction.atomic
def withdraw(token: str, *, by: Actor, at: datetime) -> Withdrawal:
    """Erases a respondent's answers, until the first signature; withdrawing twice is the same withdrawal.

    Raises UnknownInvitation, NotACorrection, NothingKept.
    """
    standing = locked_by(token, by=by)
    if standing.state == "decided" or is_signed(by, standing.survey):
        raise NotACorrection
    if standing.response is None:
        return _withdrawn_before(standing)
    withdrawal = Withdrawal.objects.create(invitation_id=standing.invitation, withdrawn_on=at.date())
    _erase(standing.response)
    subject = ("response", str(standing.response.pk))
    record("surveys.withdrawn", by=by, at=day_of(at), subject=subject, tenant=standing.tenant)
    return withdrawal


def _withdrawn_before(standing: Standing) -> Withdrawal:
    withdrawal = Withdrawal.objects.filter(invitation=standing.invitation).first()
    if withdrawal is None:
        raise NothingKept
    return withdrawal


def _erase(response: Response) -> None:
    for about in (Correction, ResponseExclusion):
        about.objects.filter(response=response).delete()
    Response.objects.filter(pk=response.pk).delete()


@transaction.atomic
def decline(token: str, *, by: Actor, at: datetime) -> Decline:
    """A contact's 'no', while the field is open; declining twice is the same 'no'.

    Raises UnknownInvitation, HandedOn, FieldClosed, AnsweredAlready.
    """
    standing = locked_by(token, by=by)
    _refuse_leaving(standing)
    declined, is_news = Decline.objects.get_or_create(
        invitation_id=standing.invitation, defaults={"declined_at": day_of(at)}
    )
    if is_news:
        clear(standing, frozenset({"draft"}))
        subject = ("invitation", standing.invitation)
        record("surveys.declined", by=by, at=day_of(at), subject=subject, tenant=standing.tenant)
    return declined


def _refuse_leaving(standing: Standing) -> None:
    if standing.is_handed_on:
        raise HandedOn
    if standing.response is not None:
        raise AnsweredAlready
    if standing.state != "fielding":
        raise FieldClosed


@transaction.atomic
def never_again(token: str, *, everywhere: bool, by: Actor, at: datetime) -> None:
    """'Never ask me again', for this marketplace or for all. What was answered stays; an open invitation is declined.

    Raises UnknownInvitation.
    """
    standing = locked_by(token, by=by)
    invitation = Invitation.objects.select_related("contact", "row__roster__round").get(pk=standing.invitation)
    marketplace = 0 if everywhere else invitation.row.roster.round.marketplace_id
    opt_out(invitation.contact, marketplace=marketplace, by=by, at=at)
    if not standing.response and not standing.is_handed_on and standing.state == "fielding":
        decline(token, by=by, at=at)


@transaction.atomic
def hand_over(token: str, email: str, *, by: Actor, at: datetime) -> Handover:
    """Hands an invitation on, once, to a colleague on the company's domain, who gets a link of their own by mail.

    Raises UnknownInvitation, HandedOn, FieldClosed, AnsweredAlready, NotAColleague.
    """
    standing, to = locked_by(token, by=by), email.strip().lower()
    handed = Handover.objects.filter(invitation=standing.invitation).select_related("successor__contact").first()
    if handed and handed.successor.contact.email == to:
        return handed
    _refuse_leaving(standing)
    if was_handed(by, standing.invitation):
        raise HandedOn
    if not is_within(by, standing.invitation, to):
        raise NotAColleague
    successor = _successor(standing, to, by=by, at=at)
    clear(standing, frozenset({"draft", "decline"}))
    handed = Handover.objects.create(invitation_id=standing.invitation, successor=successor, handed_at=day_of(at))
    subject, data = ("invitation", standing.invitation), {"successor": successor.pk}
    record("surveys.handed_on", by=by, at=day_of(at), subject=subject, tenant=standing.tenant, data=data)
    return handed


def _successor(standing: Standing, email: str, *, by: Actor, at: datetime) -> Invitation:
    """An invitation of the colleague's own; one who was asked already cannot be asked again."""
    contact = keep_contacts([email], by=by, at=at)[email]
    if Invitation.objects.filter(row=standing.row, contact=contact).exists():
        raise NotAColleague
    return Invitation.objects.create(
        row_id=standing.row,
        contact=contact,
        token_digest=links.minted(standing.row, contact.pk).digest,
        language=Invitation.objects.values_list("language", flat=True).get(pk=standing.invitation),
        invited_at=at,
    )
