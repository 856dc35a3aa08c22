"""Verbs on a marketplace's team: invite, accept, decline, withdraw, remove."""

from datetime import datetime
from typing import Literal

from django.db import transaction

from goodstanding.base.access import SYSTEM, Actor, Office, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.mails import send_team_invitation
from goodstanding.marketplaces.models import Company, Marketplace, TeamInvitation, Worker
from goodstanding.marketplaces.refusals import LastOfTeam
from goodstanding.people.actions import grant, revoke
from goodstanding.people.models import Account, Grant
from goodstanding.people.queries import held_at

declare(
    "marketplaces.colleague_invited", "A team offered an address a place: on the team, at a company, or as a worker."
)
declare("marketplaces.invitation_accepted", "The owner of an invited address took the place.")
declare("marketplaces.invitation_declined", "The owner of an invited address declined the place.")
declare("marketplaces.invitation_withdrawn", "A team took back the place that it had offered.")
declare("marketplaces.colleague_removed", "A team removed one of its members.")


@transaction.atomic
def invite_colleague(marketplace: Marketplace, email: str, *, by: Actor, at: datetime) -> TeamInvitation | None:
    """Offers a place on the team to an address and mails it; once as long as the offer is open, to no member.

    Answers the same whether or not the address has an account, which is its owner's own affair.
    """
    require(by.serves(marketplace.pk))
    email = email.lower()
    if held_at(by, "team", marketplace.pk).filter(account__email=email).exists():
        return None
    invitation, is_new = TeamInvitation.objects.get_or_create(
        marketplace=marketplace,
        office="team",
        tenant=marketplace.pk,
        email=email,
        outcome="",
        defaults={"invited_by_id": person(by), "invited_at": at},
    )
    if is_new:
        _note("marketplaces.colleague_invited", invitation, by=by, at=at)
        send_team_invitation(invitation)
    return invitation


@transaction.atomic
def invite_to_act(place: Company | Worker, email: str, *, by: Actor, at: datetime) -> TeamInvitation | None:
    """Offers an address to act for a company, or to be a worker; mailed, once as long as it is open.

    Nothing where the address does so already.
    """
    require(by.serves(place.marketplace_id))
    office: Literal["client", "worker"] = "client" if isinstance(place, Company) else "worker"
    email = email.lower()
    if held_at(SYSTEM, office, place.pk).filter(account__email=email).exists():
        return None
    invitation, is_new = TeamInvitation.objects.get_or_create(
        marketplace_id=place.marketplace_id,
        office=office,
        tenant=place.pk,
        email=email,
        outcome="",
        defaults={"invited_by_id": person(by), "invited_at": at},
    )
    if is_new:
        _note("marketplaces.colleague_invited", invitation, by=by, at=at)
        send_team_invitation(invitation)
    return invitation


@transaction.atomic
def accept_invitation(invitation: TeamInvitation, *, by: Actor, at: datetime) -> None:
    """Takes the place; accepting twice takes it once. NotYours for all but the owner of the address."""
    account = _addressee(invitation, by)
    if not _settle(invitation, "accepted", at):
        return
    office: Office = invitation.office  # type: ignore[assignment]  # one of the model's choices
    if not account.grants.filter(office=office, tenant=invitation.tenant, ended_at=None).exists():
        grant(account, office, invitation.tenant, by=by, at=at)
    _note("marketplaces.invitation_accepted", invitation, by=by, at=at)


@transaction.atomic
def decline_invitation(invitation: TeamInvitation, *, by: Actor, at: datetime) -> None:
    _addressee(invitation, by)
    if _settle(invitation, "declined", at):
        _note("marketplaces.invitation_declined", invitation, by=by, at=at)


@transaction.atomic
def withdraw_invitation(invitation: TeamInvitation, *, by: Actor, at: datetime) -> None:
    require(by.serves(invitation.marketplace_id))
    if _settle(invitation, "withdrawn", at):
        _note("marketplaces.invitation_withdrawn", invitation, by=by, at=at)


def _addressee(invitation: TeamInvitation, by: Actor) -> Account:
    account = Account.objects.select_for_update(no_key=True).get(pk=person(by))
    require(account.email == invitation.email)
    return account


def _settle(invitation: TeamInvitation, outcome: Literal["accepted", "declined", "withdrawn"], at: datetime) -> bool:
    """Whether this settled it; what was settled before stays as it was."""
    waiting = TeamInvitation.objects.filter(pk=invitation.pk, outcome="")
    return waiting.update(outcome=outcome, settled_at=at) == 1


def _note(kind: str, invitation: TeamInvitation, *, by: Actor, at: datetime) -> None:
    tenant = f"marketplace:{invitation.marketplace_id}"
    record(kind, by=by, at=at, subject=("team_invitation", invitation.pk), tenant=tenant)


@transaction.atomic
def remove_colleague(marketplace: Marketplace, held: Grant, *, by: Actor, at: datetime) -> None:
    """Ends a colleague's place on the team, or one's own; the last member stays. Removed twice is removed once."""
    require(by.serves(marketplace.pk) and (held.office, held.tenant) == ("team", marketplace.pk))
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    members = set(held_at(by, "team", marketplace.pk).values_list("pk", flat=True))
    if held.pk not in members:
        return
    if len(members) == 1:
        raise LastOfTeam
    revoke(held, by=by, at=at)
    data = {"account": held.account_id}
    subject = ("marketplace", marketplace.pk)
    record(
        "marketplaces.colleague_removed",
        by=by,
        at=at,
        subject=subject,
        tenant=f"marketplace:{marketplace.pk}",
        data=data,
    )
