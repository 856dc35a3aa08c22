"""Who is written to about a case."""

from dataclasses import dataclass

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.links import minted
from goodstanding.disputes.models import Party
from goodstanding.disputes.offices import office_of
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at


@dataclass(frozen=True)
class Reader:
    """Somebody who is written to about a case. `token` is that of the secret link, for who has no account."""

    email: str
    name: str
    zone: str
    language: str
    token: str = ""


def readers_of(party: Party) -> list[Reader]:
    """The people of a party: the active accounts that hold its office, or the one address that wrote."""
    if party.office == "public":
        token = minted(party.case_id, party.role).token
        return [Reader(party.email, party.name, party.zone, party.language, token)]
    held = held_at(SYSTEM, office_of(party.office), party.tenant or 0)
    return [reader(grant.account) for grant in held if grant.account.is_active]


def reader(account: Account) -> Reader:
    """Somebody with an account."""
    return Reader(account.email, account.name, account.zone, account.language)
