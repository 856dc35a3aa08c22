"""Who is on which side of a case, and who is written to."""

from goodstanding.base.access import Actor, Role
from goodstanding.base.tokens import matches
from goodstanding.disputes.models import Case, Party
from goodstanding.disputes.offices import office_of
from goodstanding.people.models import Account
from goodstanding.people.queries import own_account


def parties_of(actor: Actor, case: Case) -> dict[str, Party]:
    """The parties of a case by their role."""
    return {party.role: party for party in Party.objects.filter(case=case)}


def party_of(actor: Actor, case: Case, token: str = "") -> Party | None:
    """The side that the actor is on, by an office, by the address of the account, or by the secret link."""
    parties = list(parties_of(actor, case).values())
    account = own_account(actor) if any(party.email for party in parties) else None
    return next((party for party in parties if _is_of(actor, account, party, token)), None)


def _is_of(actor: Actor, account: Account | None, party: Party, token: str) -> bool:
    if party.office != "public":
        return Role(office_of(party.office), party.tenant or 0) in actor.roles
    return matches(token, party.token_digest) or bool(account and account.email == party.email)
