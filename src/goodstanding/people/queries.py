"""Reads of accounts."""

from goodstanding.base.access import Actor
from goodstanding.people.models import Account


def account_named(actor: Actor, email: str) -> Account | None:
    """The active account with this address; only the system may look accounts up by address."""
    accounts = Account.objects.filter(email=email.lower(), is_active=True)
    return accounts.first() if actor.is_system else None
