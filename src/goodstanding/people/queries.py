"""Reads of accounts, the offices they hold, their passkeys, and of the ask calendar."""

from datetime import datetime
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.db.models import Max, Q, QuerySet

from goodstanding.base.access import Actor, Office, Role
from goodstanding.people.holdings import Person
from goodstanding.people.models import Account, Ask, Contact, DataExport, Erasure, Grant, OptOut, Reading


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


def person_with(actor: Actor, email: str) -> Person | None:
    """The person with this address, account, contact or both; None where the install knows nobody by it.

    Only the system may look persons up by address.
    """
    if not actor.is_system:
        return None
    email = email.strip().lower()
    account = Account.objects.filter(email=email).first()
    contact = Contact.objects.filter(email=email).first()
    return _person(email, account, contact) if account or contact else None


def own_person(actor: Actor) -> Person | None:
    """The actor as the person that data is about; None for strangers and the system."""
    account = own_account(actor)
    if account is None:
        return None
    return _person(account.email, account, Contact.objects.filter(email=account.email).first())


def person_of(actor: Actor, account: int | None, contact: int | None) -> Person | None:
    """The person with these ids, for the system; None where neither is there."""
    if not actor.is_system:
        return None
    held = Account.objects.filter(pk=account or 0).first()
    asked = Contact.objects.filter(pk=contact or 0).first()
    known = held or asked
    return _person(known.email, held, asked) if known else None


def _person(email: str, account: Account | None, contact: Contact | None) -> Person:
    grants = Grant.objects.filter(account=account).values_list("office", "tenant") if account else ()
    roles = frozenset(Role(cast(Office, office), tenant) for office, tenant in grants)
    return Person(
        email=email,
        account=account.pk if account else 0,
        contact=contact.pk if contact else 0,
        roles=roles,
        names=(account.name,) if account else (),
    )


def readings_about(actor: Actor) -> QuerySet[Reading]:
    """Who of other offices opened data about the actor, newest first."""
    person = own_person(actor)
    if person is None:
        return Reading.objects.none()
    return Reading.objects.filter(subject__in=person.subjects).order_by("-at", "-pk")


def waiting_erasure(actor: Actor) -> Erasure | None:
    """The actor's erasure that is not done and can still be taken back."""
    own = Erasure.objects.filter(account=actor.account, taken_back_at=None, done_at=None)
    return own.first() if actor.account else None


def due_erasures(actor: Actor, at: datetime) -> QuerySet[Erasure]:
    """The erasures that nobody took back in time, for the system."""
    due = Erasure.objects.filter(taken_back_at=None, done_at=None, due_at__lte=at)
    return due if actor.is_system else due.none()


def erasures_done(actor: Actor) -> QuerySet[Erasure]:
    """Everybody who was erased, by ids, for the system: what is repeated after a restore."""
    done = Erasure.objects.exclude(done_at=None).order_by("pk")
    return done if actor.is_system else done.none()


def own_export(actor: Actor, at: datetime) -> DataExport | None:
    """The actor's newest export, being made or still to be fetched; without its content."""
    own = DataExport.objects.filter(account=actor.account).defer("content").order_by("-asked_at")
    return own.filter(Q(ends_at=None) | Q(ends_at__gt=at)).first() if actor.account else None


def own_file(actor: Actor, pk: int, at: datetime) -> bytes | None:
    """The content of the actor's own export until its link ends."""
    own = DataExport.objects.filter(pk=pk, account=actor.account, ends_at__gt=at).first()
    return bytes(own.content) if own and own.content else None
