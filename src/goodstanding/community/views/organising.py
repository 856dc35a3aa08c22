"""Events for who organises them: plan, propose, settle, change, cancel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.community.actions import events as actions
from goodstanding.community.event_page import event_page, lines_of
from goodstanding.community.forms.events import (
    OF_HOST,
    OF_MARKETPLACE,
    OF_PROGRAMME,
    GatheringForm,
    ReasonForm,
    said_of,
)
from goodstanding.community.models.events import Gathering
from goodstanding.community.queries import events as queries
from goodstanding.community.refusals import Begun, OutsideEvent, TooSmall
from goodstanding.community.views.events import seen
from goodstanding.community.views.places import operated, tabs
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.people.queries import own_account
from goodstanding.surveys.models import Programme

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def of_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The events of a programme, and a form for another."""
    programme = operated(request, slug)
    form = GatheringForm(request.POST or None, offered=OF_PROGRAMME, initial=_initial(request))
    return _planning(request, programme, form, tabs(request, programme))


@FORM
def of_marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """The events of a marketplace, proposals among them, and a form for another."""
    shop = served(request, slug)
    form = GatheringForm(request.POST or None, offered=OF_MARKETPLACE, shop=shop, initial=_initial(request, shop))
    return _planning(request, shop, form, [])


def served(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team; NotYours for all others."""
    found = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if found is None:
        raise NotYours
    return found


def _initial(request: HttpRequest, shop: Marketplace | None = None) -> dict[str, Any]:
    account = own_account(actor_of(request))
    zone = shop.zone if shop else account.zone if account else "UTC"
    return {"zone": zone, "language": account.language if account else "en", "minutes": 60}


def _planning(
    request: HttpRequest, organiser: Programme | Marketplace, form: GatheringForm, links: list[Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and (made := _planned(request, organiser, form)):
        return redirect("community:event", pk=made[0].pk)
    found = list(queries.gatherings_of(actor_of(request), organiser, clock.now()))
    given = {
        "form": form,
        "organiser": organiser,
        "programme": organiser if isinstance(organiser, Programme) else None,
        "tabs": links,
        "lines": lines_of(found, actor_of(request), get_language() or "en"),
    }
    return render(request, "community/planning.html", given, status=422 if form.errors else 200)


def _planned(request: HttpRequest, organiser: Programme | Marketplace, form: GatheringForm) -> list[Gathering]:
    starts = form.cleaned_data["starts"]
    try:
        return actions.plan(organiser, form.draft, starts, by=actor_of(request), at=clock.now())
    except Refusal as refusal:
        form.add_error("day", f"{refusal.rule} {refusal.way_on}")
        return []


@FORM
def propose(request: HttpRequest, marketplace: str) -> HttpResponse:
    """A Top Rated worker proposes an evening to host."""
    worker = hosting(request, marketplace)
    form = GatheringForm(request.POST or None, offered=OF_HOST, shop=worker.marketplace, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose(worker, form.draft, form.start, by=actor_of(request), at=clock.now())
            return redirect("community:event", pk=made.pk)
        except Refusal as refusal:
            form.add_error("day", f"{refusal.rule} {refusal.way_on}")
    given = {"form": form, "marketplace": worker.marketplace}
    return render(request, "community/propose.html", given, status=422 if form.errors else 200)


def hosting(request: HttpRequest, marketplace: str) -> Worker:
    """The reader's Top Rated worker on a marketplace; NotYours where there is none."""
    mine = queries.top_rated_workers(actor_of(request), clock.now().date())
    found = next((worker for worker in mine if worker.marketplace.slug == marketplace), None)
    if found is None:
        raise NotYours
    return found


@FORM
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another hour, place or text; who comes is told."""
    found = organised(request, pk)
    form = _form_of(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(found, form.draft, form.start, by=actor_of(request), at=clock.now())
            return redirect("community:event", pk=pk)
        except TooSmall as refusal:
            form.add_error("capacity", f"{refusal.fact} {refusal.way_on}")
        except Begun as refusal:
            form.add_error("day", f"{refusal.rule} {refusal.fact}")
        except OutsideEvent as refusal:
            form.add_error("minutes", f"{refusal.rule} {refusal.fact}")
    return render(
        request, "community/event_edit.html", {"form": form, "event": found}, status=422 if form.errors else 200
    )


def _form_of(request: HttpRequest, found: Gathering) -> GatheringForm:
    offered: tuple[tuple[str, ...], tuple[str, ...]] = OF_PROGRAMME if found.programme_id else OF_MARKETPLACE
    if found.kind == "hosted":
        offered = OF_HOST
    shop = found.invited or found.marketplace
    if found.programme_id and found.invited_id:
        offered = (offered[0], ("invited",))
    return GatheringForm(request.POST or None, offered=offered, shop=shop, stands=found, initial=said_of(found))


def organised(request: HttpRequest, pk: int) -> Gathering:
    """The gathering, for who answers for it; NotYours for all others."""
    found = seen(request, pk)
    if not queries.is_organised_by(actor_of(request), found):
        raise NotYours
    return found


@FORM
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancelled with a reason, which who comes or waits gets by mail."""
    found, form = organised(request, pk), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(found, form.cleaned_data["reason"], by=actor_of(request), at=clock.now())
        return redirect("community:event", pk=pk)
    given = {"form": form, "event": found, "room": queries.room(actor_of(request), found)}
    return render(request, "community/event_cancel.html", given, status=422 if form.errors else 200)


@FORM
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal: published, or declined with a reason."""
    actor, found = actor_of(request), organised(request, pk)
    if not queries.decides_on(actor, found):
        raise NotYours
    form = ReasonForm(request.POST if request.POST.get("act") == "decline" else None)
    if request.POST.get("act") == "approve":
        actions.approve(found, by=actor, at=clock.now())
        return redirect("community:event", pk=pk)
    if form.is_bound and form.is_valid():
        actions.decline(found, form.cleaned_data["reason"], by=actor, at=clock.now())
        return redirect("community:event", pk=pk)
    given = {"form": form, **event_page(actor, found, clock.now(), get_language() or "en")}
    return render(request, "community/event_settle.html", given, status=422 if form.errors else 200)
