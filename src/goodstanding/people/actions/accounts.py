"""Verbs on accounts and the offices they hold."""

from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, Office, person, require
from goodstanding.base.record import declare, record
from goodstanding.people.models import Account, Grant

declare("people.registered", "An account was made.")
declare("people.described", "An account's holder changed name, language or time zone.")
declare("people.granted", "An account was given an office at a tenant.")
declare("people.revoked", "An account's office at a tenant ended.")


@transaction.atomic
def register(*, email: str, name: str, language: str = "en", zone: str = "UTC", by: Actor, at: datetime) -> Account:
    account = Account(email=email.lower(), name=name, language=language, zone=zone, created_at=at)
    account.set_unusable_password()
    account.save()
    record("people.registered", by=by, at=at, subject=("account", account.pk))
    return account


@transaction.atomic
def describe(account: Account, *, name: str, language: str, zone: str, by: Actor, at: datetime) -> Account:
    """What the holder of an account says of itself; saying the same again records nothing."""
    require(person(by) == account.pk)
    said = {"name": name, "language": language, "zone": zone}
    if all(getattr(account, field) == value for field, value in said.items()):
        return account
    account.name, account.language, account.zone = name, language, zone
    account.save(update_fields=list(said))
    record("people.described", by=by, at=at, subject=("account", account.pk))
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


@transaction.atomic
def revoke(held: Grant, *, by: Actor, at: datetime) -> None:
    """Ends an office; one that has ended already stays as it ended."""
    if not Grant.objects.filter(pk=held.pk, ended_at=None).update(ended_at=at):
        return
    data = {"office": held.office, "tenant": held.tenant}
    record("people.revoked", by=by, at=at, subject=("account", held.account_id), data=data)
