"""Reads for the page about how reviews work."""

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace


def disclosed_marketplace(actor: Actor, slug: str) -> Marketplace | None:
    """The marketplace with this slug; how its reviews work is public."""
    return Marketplace.objects.filter(slug=slug).first()
