"""The workers that a company may look for."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from goodstanding.base.access import Actor
from goodstanding.base.errors import NotYours
from goodstanding.disputes.queries import all_removed
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.reputation.models import Standing


def hiring_company(actor: Actor, pk: int) -> Company:
    """A company, for those who act for it and for its marketplace's team. Raises NotYours for all others."""
    company = Company.objects.select_related("marketplace").filter(pk=pk).first()
    if company is None or not (pk in actor.tenants("client") or actor.serves(company.marketplace_id)):
        raise NotYours
    return company


def workers_to_hire(
    actor: Actor,
    marketplace: Marketplace,
    at: datetime,
    *,
    words: str = "",
    standing: str = "",
    category: str = "",
    country: str = "",
) -> QuerySet[Worker]:
    """The workers of a marketplace: Top Rated ones first, then Rising Talent, then by name.

    `words` are looked for in names and headlines, `category` in what somebody worked on; `standing` is "top", "rising"
    or "any". What a worker leaves out of the profile is not searched, and who was removed is not found.
    """
    shown = Worker.objects.filter(marketplace=marketplace).exclude(pk__in=all_removed(actor, "worker", at))
    found = shown.annotate(left_out=Cast("hidden", TextField()), is_top=_holds("top"), is_rising=_holds("rising"))
    for word in words.split():
        in_headline = Q(headline__icontains=word) & ~Q(left_out__contains='"headline"')
        found = found.filter(Q(name__icontains=word) | in_headline)
    if country:
        found = found.filter(~Q(left_out__contains='"country"'), country=country)
    if category:
        found = found.filter(Exists(Engagement.objects.filter(worker=OuterRef("pk"), category=category)))
    held = {"top": Q(is_top=True), "rising": Q(is_rising=True), "any": Q(is_top=True) | Q(is_rising=True)}
    found = found.filter(held[standing]) if standing in held else found
    return found.order_by("-is_top", "-is_rising", "name", "pk")


def _holds(kind: str) -> Exists:
    return Exists(Standing.objects.filter(worker=OuterRef("pk"), kind=kind, until=None))
