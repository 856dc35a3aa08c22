"""From launch to close: asking, and replacing who cannot be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.policies import fieldwork
from goodstanding.surveys import links
from goodstanding.surveys.actions.rounds import locked, move
from goodstanding.surveys.models import Invitation, RosterRow, Round, Undeliverable
from goodstanding.surveys.queries import next_in_draw

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
    """Invites the drawn clients and fixes when the field closes; a job mails the invitations (see mailing)."""
    require(by.serves(survey.marketplace_id))
    move(survey, "launch", "fielding")
    survey.launched_at = at
    survey.closes_at = at + timedelta(days=fieldwork(at.date()).field_days)
    survey.save(update_fields=["launched_at", "closes_at"])
    data = {"closes_at": survey.closes_at.isoformat()}
    record("surveys.launched", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    drawn = survey.roster.rows.filter(place__lte=survey.draw.drawn).order_by("place")
    return _invite(survey, list(drawn.prefetch_related("contacts")), by=by, at=at)


def _invite(survey: Round, rows: list[RosterRow], *, by: Actor, at: datetime) -> list[Link]:
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
    """Notes that an invitation reached nobody and invites the next client in the draw's order, if there is one.

    A client with another contact that can be reached is not replaced, nor anybody after the close. Told of the same
    invitation again it does nothing. Only the operator and the system may say so: a marketplace could leave out whom
    it fears.
    """
    survey = locked(invitation.row.roster.round)
    require(by.operates(survey.programme_id))
    _found, is_news = Undeliverable.objects.get_or_create(
        invitation=invitation, defaults={"found_at": at, "reason": reason}
    )
    if not is_news:
        return []
    subject = ("invitation", invitation.pk)
    record("surveys.undeliverable", by=by, at=at, subject=subject, tenant=survey.tenant, data={"reason": reason})
    if survey.state != "fielding" or invitation.row.invitations.filter(undeliverable=None).exists():
        return []
    return _invite(survey, next_in_draw(by, survey), by=by, at=at)
