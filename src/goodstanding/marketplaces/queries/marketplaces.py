"""Reads of marketplaces, their teams and their companies."""

from django.db.models import OuterRef, QuerySet, Subquery

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.marketplaces.models import Company, Marketplace, TeamInvitation, Worker
from goodstanding.people.models import Account, Grant
from goodstanding.people.queries import held_at


def marketplace_named(actor: Actor, slug: str) -> Marketplace | None:
    """The marketplace of an address; that it is here is public."""
    return Marketplace.objects.filter(slug=slug).first()


def marketplaces_served(actor: Actor) -> QuerySet[Marketplace]:
    """The marketplaces on whose team the actor is, by name."""
    return Marketplace.objects.filter(pk__in=actor.tenants("team")).order_by("name")


def companies_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Company]:
    """The buyers of a marketplace, for its own team; nobody else sees one."""
    companies = Company.objects.filter(marketplace=marketplace).order_by("external_id")
    return companies if actor.serves(marketplace.pk) else companies.none()


def invitations_sent(actor: Actor, marketplace: Marketplace) -> QuerySet[TeamInvitation]:
    """The open invitations to a marketplace's team, for the team."""
    sent = TeamInvitation.objects.filter(marketplace=marketplace, office="team", outcome="").order_by("invited_at")
    return sent if actor.serves(marketplace.pk) else sent.none()


def invited_to(actor: Actor, place: Company | Worker) -> QuerySet[TeamInvitation]:
    """The open invitations to act for a company, or to be a worker, for the marketplace's team."""
    office = "client" if isinstance(place, Company) else "worker"
    sent = TeamInvitation.objects.filter(office=office, tenant=place.pk, outcome="").order_by("invited_at")
    return sent if actor.serves(place.marketplace_id) else sent.none()


def acting_for(actor: Actor, place: Company | Worker) -> QuerySet[Grant]:
    """Who acts for a company, or is a worker, for the marketplace's team."""
    held = held_at(SYSTEM, "client" if isinstance(place, Company) else "worker", place.pk)
    return held if actor.serves(place.marketplace_id) else held.none()


def invitations_received(actor: Actor) -> QuerySet[TeamInvitation]:
    """The open invitations to teams that await the actor's own answer."""
    own = Account.objects.filter(pk=actor.account or 0).values("email")
    received = TeamInvitation.objects.filter(outcome="", email__in=own)
    named = Company.objects.filter(pk=OuterRef("tenant")).values("name")[:1]
    received = received.annotate(place=Subquery(named))  # what it is called where it is a company
    return received.select_related("marketplace", "invited_by").order_by("invited_at")
