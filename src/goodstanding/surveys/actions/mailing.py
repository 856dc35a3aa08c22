"""Asking by mail: one mail to a contact for everything that is due, and the end of asking."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.models import OutgoingMail
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.people.actions import lock_contact, note_ask, opt_out
from goodstanding.people.models import Contact
from goodstanding.surveys.links import one_click
from goodstanding.surveys.mails import MOST, PURPOSE, about, asking_mail
from goodstanding.surveys.models import Invitation, Mailing
from goodstanding.surveys.queries.mailing import DueMail, mails_due, names_given, own_texts

declare("surveys.mailed", "An invitation or a reminder was written to a contact.")


@transaction.atomic
def mail_contact(contact: Contact, *, by: Actor, at: datetime) -> OutgoingMail | None:
    """Writes one mail with a link for each marketplace whose invitation or reminder is due; None where none is.

    Of two workers one writes it. Raises BadAddress for an address that nobody can write to.
    """
    require(by.is_system)
    due = mails_due(by, lock_contact(contact, by=by, at=at), at)[:MOST]
    if not due:
        return None
    invitations = [one.invitation for one in due]
    texts = own_texts(by, [invitation.row.roster.round for invitation in invitations])
    written = asking_mail(due, texts, names_given(by, invitations))
    mail = enqueue(
        contact.email,
        written.subject,
        written.text,
        written.html,
        purpose=PURPOSE,
        about=about(due),
        language=invitations[0].language,
        headers=one_click(invitations),
    )
    note_ask(contact, by=by, at=at)
    _note_mailings(due, by=by, at=at)
    return mail


def _note_mailings(due: Iterable[DueMail], *, by: Actor, at: datetime) -> None:
    for one in due:
        Mailing.objects.create(invitation=one.invitation, wave=one.wave, mailed_at=at)
        tenant = one.invitation.row.roster.round.tenant
        subject = ("invitation", one.invitation.pk)
        record("surveys.mailed", by=by, at=at, subject=subject, tenant=tenant, data={"wave": one.wave})


@transaction.atomic
def stop_asking(invitations: Iterable[Invitation], *, everywhere: bool, by: Actor, at: datetime) -> None:
    """'Never ask me again', by the link in a mail: for the marketplaces of these invitations, or for all."""
    for invitation in invitations:
        marketplace = 0 if everywhere else invitation.row.roster.round.marketplace_id
        opt_out(invitation.contact, marketplace=marketplace, by=by, at=at)
