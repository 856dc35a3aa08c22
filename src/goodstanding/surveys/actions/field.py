"""From launch to close: asking, and replacing who cannot be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.people.queries import held_at
from goodstanding.policies import fieldwork
from goodstanding.surveys import links
from goodstanding.surveys.actions.rounds import locked, move, refuse_early
from goodstanding.surveys.mails.contact_wanted import contact_wanted_mail
from goodstanding.surveys.models import Invitation, Response, RosterRow, Round, Undeliverable
from goodstanding.surveys.queries import judges, next_in_draw
from goodstanding.surveys.queries.wizard import drawn_without_contact
from goodstanding.surveys.refusals import NobodyToAsk

declare("surveys.launched", "A round went into the field; its closing rule was fixed.")
declare("surveys.invited", "Contacts were invited to answer.")
declare("surveys.undeliverable", "An invitation reached nobody.")


@dataclass(frozen=True)
class Link:
    """A fresh invitation with the token that its mails carry; the database keeps the token's digest alone."""

    invitation: Invitation
    token: str


@transaction.atomic
def launch(survey: Round, *, by: Actor, at: datetime) -> list[Link]:
    """Invites the drawn clients and fixes when the field closes; a job mails the invitations (see mailing).

    Raises NobodyToAsk where the roster names nobody for some of them, AskedLately before the day that receipts name.
    """
    require(by.serves(survey.marketplace_id))
    if unnamed := drawn_without_contact(by, locked(survey)):
        raise NobodyToAsk(len(unnamed))
    refuse_early(survey, by=by, at=at)
    move(survey, "launch", "fielding")
    survey.launched_at = at
    survey.closes_at = at + timedelta(days=fieldwork(at.date()).field_days)
    survey.save(update_fields=["launched_at", "closes_at"])
    data = {"closes_at": survey.closes_at.isoformat()}
    record("surveys.launched", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return invite(survey, next_in_draw(by, survey), by=by, at=at)


def invite(survey: Round, rows: list[RosterRow], *, by: Actor, at: datetime) -> list[Link]:
    """An invitation for each person named for these clients, in the caller's transaction."""
    minted = [(row, person, *links.minted(row.pk, person.contact_id)) for row in rows for person in row.contacts.all()]
    invitations = Invitation.objects.bulk_create(
        Invitation(row=row, contact_id=person.contact_id, token_digest=digest, language=person.language, invited_at=at)
        for row, person, _token, digest in minted
    )
    if invitations:
        rows_of_event = [(invitation.pk, "") for invitation in invitations]
        subject = ("round", survey.pk)
        record_bulk("surveys.invited", by=by, at=at, subject=subject, tenant=survey.tenant, rows=rows_of_event)
    return [Link(i, token) for i, (_row, _person, token, _digest) in zip(invitations, minted, strict=True)]


@transaction.atomic
def mark_undeliverable(invitation: Invitation, reason: str, *, by: Actor, at: datetime) -> list[Link]:
    """Notes that an invitation reached nobody and invites the next client in the draw's order, if there is one; where
    the roster names nobody for that client, the team is asked for a contact.

    A client with another contact that can be reached is not replaced. Told of the same invitation again it does
    nothing, nor of one that was answered, nor after the close. Only the operator and the system may say so: a
    marketplace could leave out whom it fears.
    """
    survey = locked(invitation.row.roster.round)
    require(judges(by, survey))
    if survey.state != "fielding" or Response.objects.filter(invitation=invitation).exists():
        return []
    _found, is_news = Undeliverable.objects.get_or_create(
        invitation=invitation, defaults={"found_at": at, "reason": reason}
    )
    if not is_news:
        return []
    subject = ("invitation", invitation.pk)
    record("surveys.undeliverable", by=by, at=at, subject=subject, tenant=survey.tenant, data={"reason": reason})
    called = next_in_draw(by, survey)
    _ask_team(survey, [row for row in called if not row.contacts.all()])
    return invite(survey, called, by=by, at=at)


def _ask_team(survey: Round, unnamed: list[RosterRow]) -> None:
    """One letter to each of the team for each further client whom nobody is named for."""
    if not unnamed:
        return
    for held in held_at(SYSTEM, "team", survey.marketplace_id).filter(account__is_active=True):
        letter = contact_wanted_mail(survey, len(unnamed), held.account.language)
        enqueue(
            held.account.email,
            letter.subject,
            letter.text,
            letter.html,
            purpose="surveys.contact_wanted",
            about=f"row:{unnamed[-1].pk}",
            language=held.account.language,
        )
