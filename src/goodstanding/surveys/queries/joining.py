"""Reads about joining: which programmes there are, what a round costs in their phases, which fees are open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Enrolment, Fee, Phase, Programme


@dataclass(frozen=True)
class Offer:
    """A programme as a marketplace may join it: the phase it is in, the one that comes next, and the enrolment."""

    programme: Programme
    phase: Phase | None
    next_phase: Phase | None
    enrolment: Enrolment | None


def offers(actor: Actor, marketplace: Marketplace, on: date) -> list[Offer]:
    """Every programme with its phases on a day, for the marketplace's team; those that it has joined come first."""
    if not actor.serves(marketplace.pk):
        return []
    joined = {enrolment.programme_id: enrolment for enrolment in Enrolment.objects.filter(marketplace=marketplace)}
    every = Programme.objects.order_by("name").prefetch_related("phases")
    found = [_offer(programme, joined.get(programme.pk), on) for programme in every]
    return sorted(found, key=lambda offer: offer.enrolment is None)


def _offer(programme: Programme, enrolment: Enrolment | None, on: date) -> Offer:
    phases = sorted(programme.phases.all(), key=lambda phase: phase.starts_on)
    begun = [phase for phase in phases if phase.starts_on <= on]
    to_come = [phase for phase in phases if phase.starts_on > on]
    return Offer(programme, begun[-1] if begun else None, to_come[0] if to_come else None, enrolment)


def fees_in(actor: Actor, programme: Programme) -> QuerySet[Fee]:
    """What each round of a programme costs and what became of it, for who operates it; those due come first."""
    fees = Fee.objects.filter(round__programme=programme).select_related("round__marketplace", "phase", "settled_by")
    fees = fees.exclude(state="free").order_by("state", "-round__edition", "round__marketplace__name")
    return fees if actor.operates(programme.pk) else fees.none()
