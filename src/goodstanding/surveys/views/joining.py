"""Joining a programme in its phase, and what became of the fees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.surveys.actions import join, settle_fee
from goodstanding.surveys.forms.joining import FeeForm
from goodstanding.surveys.models import Fee, Programme
from goodstanding.surveys.pricing import price
from goodstanding.surveys.queries import programmes as every_programme
from goodstanding.surveys.queries.joining import Offer, fees_in, offers


@require_safe
def programmes(request: HttpRequest, slug: str) -> HttpResponse:
    """Every programme, what a round costs in it now and next, and the way in."""
    actor, shop = actor_of(request), served(request, slug)
    lines = [(offer, *prices(offer)) for offer in offers(actor, shop, clock.now().date())]
    return render(request, "surveys/joining/programmes.html", {"marketplace": shop, "lines": lines})


def served(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team; NotYours for all others."""
    shop = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    return shop


def prices(offer: Offer) -> tuple[str, str]:
    """What a round costs now, and what in the phase to come (nothing where none is dated)."""
    now = price(offer.phase.fee_cents, offer.phase.currency) if offer.phase else price(0, "")
    return now, price(offer.next_phase.fee_cents, offer.next_phase.currency) if offer.next_phase else ""


@require_POST
def join_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The marketplace that the form names joins the programme; joining twice is joining once."""
    shop = served(request, request.POST.get("marketplace", ""))
    programme = every_programme(actor_of(request)).filter(slug=slug).first()
    if programme is None:
        raise NotYours
    join(programme, shop, by=actor_of(request), at=clock.now())
    return redirect("surveys:programmes", slug=shop.slug)


@require_safe
def fees(request: HttpRequest, slug: str) -> HttpResponse:
    """The fees of a programme's rounds, for who operates it."""
    return shown(request, operated(request, slug))


def operated(request: HttpRequest, slug: str) -> Programme:
    actor = actor_of(request)
    programme = every_programme(actor).filter(slug=slug, pk__in=actor.tenants("operator")).first()
    if programme is None:
        raise NotYours
    return programme


def shown(request: HttpRequest, programme: Programme, wrong: FeeForm | None = None, of: int = 0) -> HttpResponse:
    """The page; the form of one fee may have failed."""
    found: list[Fee] = list(fees_in(actor_of(request), programme))
    lines = [
        (fee, price(fee.cents, fee.currency), wrong if fee.pk == of else FeeForm(auto_id=f"fee_{fee.pk}_%s"))
        for fee in found
    ]
    given = {"programme": programme, "lines": lines, "wrong": wrong}
    return render(request, "surveys/joining/fees.html", given, status=422 if wrong else 200)


@require_POST
def settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Notes what became of one fee."""
    actor, programme = actor_of(request), operated(request, slug)
    fee = fees_in(actor, programme).filter(pk=pk).first()
    if fee is None:
        raise NotYours
    form = FeeForm(request.POST, auto_id=f"fee_{pk}_%s")
    if not form.is_valid():
        return shown(request, programme, form, pk)
    settle_fee(fee, form.cleaned_data["state"], form.cleaned_data["reason"], by=actor, at=clock.now())
    return redirect("surveys:fees", slug=slug)
