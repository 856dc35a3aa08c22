"""Showing whose a domain is."""

from datetime import datetime

from django.db import transaction

from goodstanding.badges.models import DomainProof
from goodstanding.badges.proving import DNS, FILE, META, Checker, check
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace

declare("badges.domain_proved", "Control of a marketplace's domain was seen, by one of the published methods.")

METHODS = (DNS, FILE, META)


def prove_domain(shop: Marketplace, method: str, *, by: Actor, at: datetime, checker: Checker = check) -> DomainProof:
    """Looks for the marketplace's code at its domain, and keeps what was seen. Raises DomainNotProved.

    The network is asked before the transaction opens.
    """
    require(by.serves(shop.pk) and method in METHODS)
    checker(shop, method)
    return _keep(shop, method, by=by, at=at)


def prove_made_domain(shop: Marketplace, *, by: Actor, at: datetime) -> DomainProof:
    """The proof of a made world: for a name under .example, which nobody can own (RFC 2606)."""
    require(by.is_system and shop.domain.endswith(".example"))
    return _keep(shop, "demo", by=by, at=at)


@transaction.atomic
def _keep(shop: Marketplace, method: str, *, by: Actor, at: datetime) -> DomainProof:
    proof = DomainProof.objects.create(marketplace=shop, domain=shop.domain, method=method, proved_at=at)
    data, tenant = {"method": method}, f"marketplace:{shop.pk}"
    record("badges.domain_proved", by=by, at=at, subject=("marketplace", shop.pk), tenant=tenant, data=data)
    return proof
