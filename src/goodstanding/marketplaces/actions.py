"""Verbs on marketplaces and their companies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.marketplaces.models import Company, Facet, Marketplace

declare("marketplaces.enrolled", "A marketplace enrolled by itself.")
declare("marketplaces.companies_added", "A marketplace added companies that buy work on it.")


@dataclass(frozen=True)
class Profile:
    """What a marketplace says of itself when it enrols (T1); `facets` maps a kind of Facet to its values."""

    slug: str
    name: str
    site: str
    country: str
    founded: int
    size: str
    zone: str
    facets: Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Buyer:
    """A company as its marketplace knows it."""

    external_id: str
    name: str = ""
    domain: str = ""


@transaction.atomic
def enrol(profile: Profile, *, by: Actor, at: datetime) -> Marketplace:
    marketplace = Marketplace.objects.create(
        slug=profile.slug,
        name=profile.name,
        site=profile.site,
        country=profile.country,
        founded=profile.founded,
        size=profile.size,
        zone=profile.zone,
        enrolled_at=at,
    )
    Facet.objects.bulk_create(
        Facet(marketplace=marketplace, kind=kind, value=value)
        for kind, values in profile.facets.items()
        for value in values
    )
    subject = ("marketplace", marketplace.pk)
    record("marketplaces.enrolled", by=by, at=at, subject=subject, tenant=f"marketplace:{marketplace.pk}")
    return marketplace


@transaction.atomic
def add_companies(marketplace: Marketplace, buyers: Iterable[Buyer], *, by: Actor, at: datetime) -> list[Company]:
    """The companies of these buyers, by external id; a company that is known already is taken as it is."""
    wanted = {buyer.external_id: buyer for buyer in buyers}
    known = {c.external_id: c for c in Company.objects.filter(marketplace=marketplace, external_id__in=wanted)}
    added = Company.objects.bulk_create(
        Company(marketplace=marketplace, external_id=key, name=b.name, domain=b.domain, created_at=at)
        for key, b in wanted.items()
        if key not in known
    )
    if added:
        record_bulk(
            "marketplaces.companies_added",
            by=by,
            at=at,
            subject=("marketplace", marketplace.pk),
            tenant=f"marketplace:{marketplace.pk}",
            rows=[(company.pk, "") for company in added],
        )
    known.update({company.external_id: company for company in added})
    return [known[key] for key in wanted]
