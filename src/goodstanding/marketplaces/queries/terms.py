"""Reads of guidelines and terms, which are public, and of what a person has yet to accept."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goodstanding.base.access import Actor, person
from goodstanding.marketplaces.models import Acceptance, Marketplace, Terms


def terms_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Terms]:
    """Every version that a marketplace published, the newest first."""
    return Terms.objects.filter(marketplace=marketplace).order_by("-in_force_from", "-version")


def terms_in_force(actor: Actor, marketplace: Marketplace, on: date) -> list[Terms]:
    """The guidelines and the terms of a day, at most one of each kind."""
    found = {each.kind: each for each in reversed(terms_of(actor, marketplace).filter(in_force_from__lte=on))}
    return [found[kind] for kind in Terms.KINDS if kind in found]


def terms_due(actor: Actor, marketplace: Marketplace, on: date) -> list[Terms]:
    """Those of them that the actor has not accepted. NotYours for who is nobody."""
    accepted = Acceptance.objects.filter(terms=OuterRef("pk"), account=person(actor))
    keys = [each.pk for each in terms_in_force(actor, marketplace, on)]
    return list(Terms.objects.filter(~Exists(accepted), pk__in=keys).order_by("kind"))


def acceptances_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Acceptance]:
    """What the actor has accepted here, the newest first."""
    own = Acceptance.objects.filter(terms__marketplace=marketplace, account=actor.account or 0)
    return own.select_related("terms").order_by("-accepted_at")
