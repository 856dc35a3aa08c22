"""Outgoing mail begins as a row in the transaction of what it tells of; `mailing` sends it afterwards.

A restored backup holds its mail: `hold` before it starts, `release` when a person has looked.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import QuerySet

from goodstanding.base import clock
from goodstanding.base.mailing import deliver, held, plan
from goodstanding.base.models import MailAttempt, MailHold, OutgoingMail

__all__ = ["dead_mail", "enqueue", "held", "hold", "is_written", "release", "retry", "unreachable"]


class BadAddress(ValueError):
    """What stands where an address should cannot be written to."""


def enqueue(
    to: str,
    subject: str,
    text: str,
    html: str,
    *,
    purpose: str,
    about: str,
    language: str,
    not_before: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> OutgoingMail:
    """Write one mail in the caller's transaction and return its row; the same (purpose, about, to) is written once.

    `about` names the thing, like "invitation:7". Raises RuntimeError outside a transaction, BadAddress for what is
    no single address, ValueError for a subject or header with line breaks or other control characters.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a mail is written in the transaction of what it tells of")
    refuse_injection(to, subject, *(headers or {}).values())
    at = clock.now()
    mail, is_new = OutgoingMail.objects.get_or_create(
        purpose=purpose,
        about=about,
        to=to,
        defaults={
            "message_id": message_id(),
            "language": language,
            "subject": subject,
            "text": text,
            "html": html,
            "headers": dict(headers or {}),
            "written_at": at,
            "due_at": not_before or at,
        },
    )
    if is_new:
        plan(mail)
    return mail


def refuse_injection(to: str, *lines: str) -> None:
    try:
        validate_email(to)
    except ValidationError as error:
        raise BadAddress("this is not one e-mail address") from error
    if any(ord(character) < 32 or ord(character) == 127 for character in "".join((to, *lines))):
        raise ValueError("addresses, subjects and headers have no line breaks or other control characters")


def message_id() -> str:
    return f"<{secrets.token_hex(12)}@{urlsplit(settings.ORIGIN).hostname}>"


def hold(reason: str, at: datetime) -> MailHold:
    """From now on no mail leaves, until `release`; holding twice changes nothing."""
    return held() or MailHold.objects.create(since=at, reason=reason)


@transaction.atomic
def release(at: datetime) -> int:
    """Let mail leave again; returns how many mails were waiting."""
    MailHold.objects.filter(released_at=None).update(released_at=at)
    waiting = OutgoingMail.objects.filter(state__in=(OutgoingMail.State.QUEUED, OutgoingMail.State.SENDING))
    for mail in waiting.iterator():
        plan(mail)
    return waiting.count()


def dead_mail() -> QuerySet[OutgoingMail]:
    """Mails that were given up, newest first; their attempts say why."""
    return OutgoingMail.objects.filter(state=OutgoingMail.State.DEAD).order_by("-settled_at")


def unreachable(purpose: str, since: datetime) -> QuerySet[OutgoingMail]:
    """Mails of a purpose, written since then, that were given up because nobody can be reached at the address."""
    dead = OutgoingMail.objects.filter(state=OutgoingMail.State.DEAD, purpose=purpose, written_at__gte=since)
    return dead.filter(attempts__outcome=MailAttempt.Outcome.NOBODY).distinct()


def is_written(purpose: str, about: str) -> bool:
    """Whether any mail of that purpose about that thing was written, to whomever."""
    return OutgoingMail.objects.filter(purpose=purpose, about=about).exists()


@transaction.atomic
def retry(mail: OutgoingMail, at: datetime) -> None:
    """Try a dead mail once more."""
    dead = OutgoingMail.objects.filter(pk=mail.pk, state=OutgoingMail.State.DEAD)
    if dead.update(state=OutgoingMail.State.QUEUED, due_at=at, settled_at=None):
        deliver.enqueue(mail.pk)
