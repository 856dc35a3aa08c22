"""The ask calendar, and 'never ask me again'."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.record import declare, record
from goodstanding.people.models import Ask, Contact, OptOut

declare("people.opted_out", "A contact asked never to be asked again, by one marketplace or by all.")


@transaction.atomic
def opt_out(contact: Contact, *, marketplace: int = 0, by: Actor, at: datetime) -> OptOut:
    """'Never ask me again', for the marketplace with this id or, with 0, for all; saying it twice is saying it once."""
    said, is_news = OptOut.objects.get_or_create(contact=contact, marketplace=marketplace, defaults={"said_at": at})
    if is_news:
        record("people.opted_out", by=by, at=at, subject=("contact", contact.pk), data={"marketplace": marketplace})
    return said


def note_ask(contact: Contact, *, by: Actor, at: datetime) -> Ask:
    """Writes a line into the ask calendar, in the transaction of the mail that asked.

    Records no event of its own: the action that asks does.
    """
    return Ask.objects.create(contact=contact, asked_at=at)


def lock_contact(contact: Contact, *, by: Actor, at: datetime) -> Contact:
    """The contact, for whom nobody else decides about a mail until the transaction ends."""
    return Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
