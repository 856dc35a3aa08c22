"""Verbs on the addresses that surveys are sent to."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched
from typing import Final

from goodstanding.base.access import Actor
from goodstanding.people.models import Contact

SOUGHT_AT_ONCE: Final = 10_000
"""Addresses in one query: some builds of SQLite take no more than 32,766 values."""


def keep_contacts(emails: Iterable[str], *, by: Actor, at: datetime) -> dict[str, Contact]:
    """Contacts for these addresses, made where they are missing, by lower-case address.

    Records no event of its own: the action that brings the addresses does, and counts them.
    """
    wanted = {email.strip().lower() for email in emails}
    Contact.objects.bulk_create(
        [Contact(email=email, created_at=at) for email in sorted(wanted)], ignore_conflicts=True
    )
    found = (Contact.objects.filter(email__in=some) for some in batched(wanted, SOUGHT_AT_ONCE))
    return {contact.email: contact for some in found for contact in some}
