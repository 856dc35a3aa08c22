"""Reads of marketplaces and their companies."""

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Company, Marketplace


def marketplaces_served(actor: Actor) -> QuerySet[Marketplace]:
    """The marketplaces on whose team the actor is, by name."""
    return Marketplace.objects.filter(pk__in=actor.tenants("team")).order_by("name")


def companies_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Company]:
    """The buyers of a marketplace, for its own team; nobody else sees one."""
    companies = Company.objects.filter(marketplace=marketplace).order_by("external_id")
    return companies if actor.serves(marketplace.pk) else companies.none()
