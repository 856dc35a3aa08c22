"""Verbs on marketplaces and what they declare of themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from django.db import IntegrityError, transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Facet, Marketplace, domain_of
from goodstanding.marketplaces.refusals import NoAddressLeft
from goodstanding.marketplaces.slugs import candidates
from goodstanding.people.actions import grant
from goodstanding.people.models import Account, Grant

declare("marketplaces.enrolled", "A marketplace enrolled by itself.")
declare("marketplaces.profile_changed", "A marketplace changed what it declares of itself.")

SLUGS_TRIED = 50


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


@transaction.atomic
def enrol_with_team(profile: Profile, *, by: Actor, at: datetime) -> Marketplace:
    """Enrols the actor's own marketplace, under a slug made from its name, with the actor on its team.

    Enrolling a site a second time returns the marketplace as it stands.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=person(by))
    mine = Grant.objects.filter(account=account, office="team", ended_at=None).values("tenant")
    known = Marketplace.objects.filter(pk__in=mine, site=profile.site).first()
    if known:
        return known
    marketplace = _under_a_free_slug(profile, by=by, at=at)
    grant(account, "team", marketplace.pk, by=by, at=at)
    return marketplace


def _under_a_free_slug(profile: Profile, *, by: Actor, at: datetime) -> Marketplace:
    for slug in islice(candidates(profile.name, domain_of(profile.site)), SLUGS_TRIED):
        if Marketplace.objects.filter(slug=slug).exists():
            continue
        try:
            return enrol(replace(profile, slug=slug), by=by, at=at)
        except IntegrityError:  # another of the same name was faster
            continue
    raise NoAddressLeft


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
    _declare_facets(marketplace, profile)
    subject = ("marketplace", marketplace.pk)
    record("marketplaces.enrolled", by=by, at=at, subject=subject, tenant=f"marketplace:{marketplace.pk}")
    return marketplace


def _declare_facets(marketplace: Marketplace, profile: Profile) -> None:
    Facet.objects.bulk_create(
        Facet(marketplace=marketplace, kind=kind, value=value)
        for kind, values in profile.facets.items()
        for value in values
    )


@transaction.atomic
def change_profile(marketplace: Marketplace, profile: Profile, *, by: Actor, at: datetime) -> Marketplace:
    """Replaces what a marketplace declares of itself; its slug, and the addresses made of it, stay."""
    require(by.serves(marketplace.pk))
    changed = Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)
    for field in ("name", "site", "country", "founded", "size", "zone"):
        setattr(changed, field, getattr(profile, field))
    changed.save()
    changed.facets.all().delete()
    _declare_facets(changed, profile)
    subject = ("marketplace", changed.pk)
    record("marketplaces.profile_changed", by=by, at=at, subject=subject, tenant=f"marketplace:{changed.pk}")
    return changed
