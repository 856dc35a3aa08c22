"""Reads of accounts, the offices they hold, their passkeys, and of the ask calendar."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Max, QuerySet

from goodstanding.base.access import Actor, Office, Role
from goodstanding.people.models import Account, Ask, Contact, Grant, OptOut


def account_named(actor: Actor, email: str) -> Account | None:
    """The active account with this address; only the system may look accounts up by address."""
    accounts = Account.objects.filter(email=email.lower(), is_active=True)
    return accounts.first() if actor.is_system else None


def own_account(actor: Actor) -> Account | None:
    """The actor's own account; None for strangers and the system."""
    return Account.objects.filter(pk=actor.account).first() if actor.account else None


def held_at(actor: Actor, office: Office, tenant: int) -> QuerySet[Grant]:
    """Who holds an office at a tenant today, for those who hold it too, first come first."""
    grants = Grant.objects.filter(office=office, tenant=tenant, ended_at=None).select_related("account")
    grants = grants.order_by("granted_at", "pk")
    return grants if actor.is_system or Role(office, tenant) in actor.roles else grants.none()


def passkeys_of(actor: Actor) -> QuerySet[Authenticator]:
    """The actor's own passkeys, oldest first."""
    passkeys = Authenticator.objects.filter(user_id=actor.account, type=Authenticator.Type.WEBAUTHN)
    return passkeys.order_by("created_at")


def last_asked(actor: Actor, contact: Contact) -> datetime | None:
    """When the ask calendar says that the contact was asked last, by whomever; the system alone reads it."""
    newest: datetime | None = Ask.objects.filter(contact=contact).aggregate(last=Max("asked_at"))["last"]
    return newest if actor.is_system else None


def last_asks(actor: Actor, contacts: QuerySet[Any, Any]) -> dict[int, datetime]:
    """When each of these contacts was asked last, by its id; those who never were are not in it."""
    newest = Ask.objects.filter(contact__in=contacts).values_list("contact").annotate(last=Max("asked_at"))
    return dict(newest.order_by()) if actor.is_system else {}


def marketplaces_refused(actor: Actor, contact: Contact) -> frozenset[int]:
    """The ids of the marketplaces that the contact said 'never ask me again' to; 0 among them stands for all."""
    return frozenset(OptOut.objects.filter(contact=contact).values_list("marketplace", flat=True))
