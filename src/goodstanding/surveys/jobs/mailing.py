"""Writes to clients what is due, after those who cannot or will not be asked are left out."""

from datetime import datetime

from goodstanding.base.access import SYSTEM
from goodstanding.base.outbox import BadAddress, unreachable
from goodstanding.base.schedule import scheduled
from goodstanding.people.models import Contact
from goodstanding.surveys.actions import mail_contact, mark_undeliverable
from goodstanding.surveys.mails import PURPOSE, invitations_in
from goodstanding.surveys.queries.mailing import contacts_due, mails_due, oldest_launch, refused, unanswered

AT_ONCE = 1_000
"""Contacts in one run; the others wait for the next, which is ten minutes later."""


@scheduled("send-invitations", cron="*/10 * * * *")
def send_invitations(at: datetime) -> None:
    """Each contact by itself: one that fails keeps no other waiting, and is tried again."""
    replace_unreachable(at)
    spare_refusing(at)
    failed: list[Exception] = []
    for contact in contacts_due(SYSTEM, at)[:AT_ONCE]:
        try:
            ask(contact, at)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("contacts that could not be written to", failed)


def replace_unreachable(at: datetime) -> None:
    """Invitations whose mail the address's own server refused for good reached nobody."""
    since = oldest_launch(SYSTEM)
    mails = unreachable(PURPOSE, since) if since else ()
    named = {pk for mail in mails for pk in invitations_in(mail.about)}
    for invitation in unanswered(SYSTEM).filter(pk__in=named):
        mark_undeliverable(invitation, "no_such_address", by=SYSTEM, at=at)


def spare_refusing(at: datetime) -> None:
    """Invitations of those who said 'never ask me again' count as not reached, and only the operator sees why."""
    for invitation in refused(SYSTEM):
        mark_undeliverable(invitation, "opted_out", by=SYSTEM, at=at)


def ask(contact: Contact, at: datetime) -> None:
    try:
        mail_contact(contact, by=SYSTEM, at=at)
    except BadAddress:
        for due in mails_due(SYSTEM, contact, at):
            mark_undeliverable(due.invitation, "bad_address", by=SYSTEM, at=at)
