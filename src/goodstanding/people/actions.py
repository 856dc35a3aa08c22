"""Verbs on accounts, their roles and contacts."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, Office
from goodstanding.base.record import declare, record
from goodstanding.people.models import Account, Contact, Grant

declare("people.registered", "An account was made.")
declare("people.granted", "An account was given an office at a tenant.")


@transaction.atomic
def register(*, email: str, name: str, language: str = "en", zone: str = "UTC", by: Actor, at: datetime) -> Account:
    account = Account(email=email.lower(), name=name, language=language, zone=zone, created_at=at)
    account.set_unusable_password()
    account.save()
    record("people.registered", by=by, at=at, subject=("account", account.pk))
    return account


@transaction.atomic
def grant(account: Account, office: Office, tenant: int, *, by: Actor, at: datetime) -> Grant:
    held = Grant.objects.create(account=account, office=office, tenant=tenant, granted_at=at)
    record(
        "people.granted",
        by=by,
        at=at,
        subject=("account", account.pk),
        data={"office": office, "tenant": tenant},
    )
    return held


def keep_contacts(emails: Iterable[str], *, by: Actor, at: datetime) -> dict[str, Contact]:
    """Contacts for these addresses, made where they are missing, by lower-case address.

    Records no event of its own: the action that brings the addresses does, and counts them.
    """
    wanted = {email.strip().lower() for email in emails}
    Contact.objects.bulk_create(
        [Contact(email=email, created_at=at) for email in sorted(wanted)], ignore_conflicts=True
    )
    return {contact.email: contact for contact in Contact.objects.filter(email__in=wanted)}
