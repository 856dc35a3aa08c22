"""Reads of who has shown control of which domain. Proofs are public."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from goodstanding.accreditation.queries import awards_held
from goodstanding.badges.models import DomainProof
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace

LASTS = timedelta(days=366)
AGAIN = timedelta(days=335)


def newest_proof(actor: Actor, shop: Marketplace) -> DomainProof | None:
    """The newest proof for the domain that a marketplace has now."""
    return DomainProof.objects.filter(marketplace=shop, domain=shop.domain).order_by("-pk").first()


def domains_of(actor: Actor, shop: Marketplace) -> set[str]:
    """Every domain that a marketplace has ever shown control of."""
    return set(DomainProof.objects.filter(marketplace=shop).values_list("domain", flat=True))


def proofs_due(actor: Actor, at: datetime) -> Iterator[DomainProof]:
    """The newest proofs of marketplaces that hold an award, where the yearly check is due."""
    shops = {award.decision.round.marketplace for award in awards_held(actor, at.date())}
    for shop in sorted(shops, key=lambda one: one.pk):
        proof = newest_proof(actor, shop)
        if proof and proof.proved_at <= at - AGAIN:
            yield proof
