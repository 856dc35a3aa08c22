"""Reads of judgements. A verdict is seen by its marketplace once it is signed, by nobody outside ever."""

from datetime import date

from django.db.models import QuerySet

from goodstanding.accreditation.models import Award, Decision
from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace


def awards_held(actor: Actor, on: date) -> QuerySet[Award]:
    """The awards in force on a day, public, by marketplace; the newest where an old one has days left."""
    awards = Award.objects.select_related("decision__round__marketplace", "decision__round__programme")
    return awards.filter(awarded_at__date__lte=on, valid_until__gte=on).order_by("decision__round__marketplace__name")


def signed_decisions(actor: Actor, marketplace: Marketplace) -> QuerySet[Decision]:
    """A marketplace's decisions, newest first, for its team: those that are signed."""
    decisions = Decision.objects.select_related("round__programme", "round__marketplace", "award", "shortfall")
    decisions = decisions.filter(round__marketplace=marketplace, round__state="decided").order_by("-round__edition")
    return decisions if actor.serves(marketplace.pk) else decisions.none()
