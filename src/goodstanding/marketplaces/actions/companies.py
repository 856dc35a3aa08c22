"""Verbs on the companies that buy work on a marketplace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Final

from django.db import transaction

from goodstanding.base.access import Actor, Role, require
from goodstanding.base.listed import listed
from goodstanding.base.record import declare, record, record_bulk
from goodstanding.marketplaces.models import Company, Marketplace

declare("marketplaces.companies_added", "A marketplace added companies that buy work on it.")
declare("marketplaces.company_described", "A company, or the marketplace for it, changed what talent sees of it.")
declare("marketplaces.payment_verified", "A marketplace saw a payment of a company work.")

SOUGHT_AT_ONCE: Final = 10_000
"""Ids in one query: some builds of SQLite take no more than 32,766 values."""


@dataclass(frozen=True)
class Buyer:
    """A company as its marketplace knows it."""

    external_id: str
    name: str = ""
    domain: str = ""


@transaction.atomic
def add_companies(marketplace: Marketplace, buyers: Iterable[Buyer], *, by: Actor, at: datetime) -> list[Company]:
    """The companies of these buyers, by external id; a company that is known already is taken as it is."""
    wanted = {buyer.external_id: buyer for buyer in buyers}
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)  # two rosters may bring one company
    companies = Company.objects.filter(marketplace=marketplace)
    known = {
        company.external_id: company
        for some in batched(wanted, SOUGHT_AT_ONCE)
        for company in companies.filter(external_id__in=listed(some))
    }
    added = Company.objects.bulk_create(
        Company(marketplace_id=marketplace.pk, external_id=key, name=b.name, domain=b.domain, created_at=at)
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


@dataclass(frozen=True)
class About:
    """What a company says of itself to talent."""

    name: str
    country: str = ""
    about: str = ""
    manager_name: str = ""
    manager_link: str = ""


@transaction.atomic
def describe_company(company: Company, about: About, *, by: Actor, at: datetime) -> Company:
    """Replaces what a company says of itself: by who acts for it, or by the marketplace's team."""
    require(by.serves(company.marketplace_id) or Role("client", company.pk) in by.roles)
    changed = Company.objects.select_for_update(of=("self",), no_key=True).get(pk=company.pk)
    for field in ("name", "country", "about", "manager_name", "manager_link"):
        setattr(changed, field, getattr(about, field))
    changed.save()
    _note("marketplaces.company_described", changed, by=by, at=at)
    return changed


@transaction.atomic
def verify_payment(company: Company, on: date, *, by: Actor, at: datetime) -> None:
    """The team's word that a payment of the company worked on this day; the first day stands."""
    require(by.serves(company.marketplace_id))
    if Company.objects.filter(pk=company.pk, payment_verified_on=None).update(payment_verified_on=on):
        _note("marketplaces.payment_verified", company, by=by, at=at)


def _note(kind: str, company: Company, *, by: Actor, at: datetime) -> None:
    record(kind, by=by, at=at, subject=("company", company.pk), tenant=f"marketplace:{company.marketplace_id}")
