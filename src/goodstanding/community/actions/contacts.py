"""Verbs on who can be reached: naming a contact for a role, writing to one, erasing what was written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, require
from goodstanding.base.errors import NotYours
from goodstanding.base.models import OutgoingMail
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.community.mails import message_mail
from goodstanding.community.models import ContactMessage, RoleContact
from goodstanding.community.queries.pages import messages_over, ways_to_reach
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at
from goodstanding.surveys.models import Programme

declare("community.contact_named", "An operator named who is reached about one thing on a programme's page.")
declare("community.message_written", "Somebody wrote to a contact of a programme through its page.")
declare("community.messages_erased", "Messages to the contacts of a programme were erased, their time being over.")

PURPOSE: Final = "community.message"


@dataclass(frozen=True)
class Message:
    """What somebody asks, and where the answer goes."""

    name: str
    email: str
    text: str
    language: str


@transaction.atomic
def name_contact(programme: Programme, role: str, account: Account, *, by: Actor, at: datetime) -> RoleContact:
    """The contact of a role, somebody who operates the programme; their name is public from now on.

    Naming who is named changes nothing.
    """
    require(by.operates(programme.pk))
    require(held_at(SYSTEM, "operator", programme.pk).filter(account=account).exists())
    stands = RoleContact.objects.filter(programme=programme, role=role, account=account).first()
    if stands:
        return stands
    contact, _is_new = RoleContact.objects.update_or_create(
        programme=programme, role=role, defaults={"account": account, "named_at": at}
    )
    tenant = f"programme:{programme.pk}"
    data = {"role": role, "account": account.pk}
    record("community.contact_named", by=by, at=at, subject=("role_contact", contact.pk), tenant=tenant, data=data)
    return contact


@transaction.atomic
def write_message(programme: Programme, role: str, message: Message, *, by: Actor, at: datetime) -> ContactMessage:
    """A message to who holds a role, by mail; an answer to that mail goes to the sender.

    Anybody may write. NotYours where nobody can be reached.
    """
    way = next((way for way in ways_to_reach(by, programme) if way.role == role), None)
    if way is None:
        raise NotYours
    made = ContactMessage.objects.create(
        programme=programme,
        role=role,
        reached=way.account,
        name=message.name,
        email=message.email,
        language=message.language,
        text=message.text,
        sent_at=at,
    )
    _mail(made)
    tenant = f"programme:{programme.pk}"
    record("community.message_written", by=by, at=at, subject=("contact_message", made.pk), tenant=tenant)
    return made


def _mail(message: ContactMessage) -> None:
    letter = message_mail(message)
    enqueue(
        message.reached.email,
        letter.subject,
        letter.text,
        letter.html,
        purpose=PURPOSE,
        about=_about(message),
        language=message.reached.language,
        headers={"Reply-To": message.email},
    )


def _about(message: ContactMessage) -> str:
    return f"contact_message:{message.pk}"


@transaction.atomic
def erase_messages(programme: Programme, *, by: Actor, at: datetime) -> int:
    """Erases a programme's messages whose time is over, with the mails that carried them; returns how many."""
    require(by.is_system)
    over = messages_over(by, at).filter(programme=programme)
    mails = [_about(message) for message in over]
    OutgoingMail.objects.filter(purpose=PURPOSE, about__in=mails).delete()
    over.delete()
    if mails:
        subject, tenant = ("programme", programme.pk), f"programme:{programme.pk}"
        data = {"messages": len(mails)}
        record("community.messages_erased", by=by, at=at, subject=subject, tenant=tenant, data=data)
    return len(mails)
