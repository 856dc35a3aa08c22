"""Openings: a company's own with their brief, those that a worker may apply to, those of a marketplace."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.actions.openings import (
    change_opening,
    close_opening,
    draft_opening,
    publish_opening,
    take_back_opening,
)
from goodstanding.engagements.forms.openings import OpeningForm, brief_of
from goodstanding.engagements.models import Opening
from goodstanding.engagements.openings import page_of
from goodstanding.engagements.queries.openings import opening_seen, openings_for, openings_of, openings_on
from goodstanding.marketplaces.choices import CATEGORIES
from goodstanding.marketplaces.models import Company, Marketplace
from goodstanding.marketplaces.queries import companies_spoken_for, marketplaces_served

page = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE: Final = 25


@require_safe
def openings(request: HttpRequest) -> HttpResponse:
    """The open openings of the marketplaces that the reader works on."""
    actor, kind = actor_of(request), request.GET.get("kind", "")
    if not actor.tenants("worker"):
        raise NotYours
    found = openings_for(actor)
    kinds = [(value, label) for value, label in CATEGORIES if value in set(found.values_list("category", flat=True))]
    shown = found.filter(category=kind) if kind else found
    given = {"page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")), "kinds": kinds, "kind": kind}
    return render(request, "engagements/openings.html", given)


@require_safe
def of_company(request: HttpRequest, pk: int) -> HttpResponse:
    """A company's openings, with who waits."""
    actor, company = actor_of(request), spoken_for(request, pk)
    found = Paginator(openings_of(actor, company), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "engagements/openings_of_company.html", {"company": company, "page": found})


def spoken_for(request: HttpRequest, pk: int) -> Company:
    """The company, for who acts for it; NotYours for all others."""
    company = companies_spoken_for(actor_of(request)).filter(pk=pk).first()
    if company is None:
        raise NotYours
    return company


@require_safe
def on_marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """A marketplace's published openings, for its team."""
    actor = actor_of(request)
    shop: Marketplace | None = marketplaces_served(actor).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    found = Paginator(openings_on(actor, shop), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "engagements/openings_on_marketplace.html", {"marketplace": shop, "page": found})


@page
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts an opening."""
    company = spoken_for(request, pk)
    form = OpeningForm(request.POST or None, marketplace=company.marketplace)
    if request.method == "POST" and form.is_valid():
        drafted = draft_opening(company, form.brief(), by=actor_of(request), at=clock.now())
        return redirect("engagements:opening", pk=drafted.pk)
    given = {"form": form, "company": company}
    return render(request, "engagements/opening_form.html", given, status=422 if form.errors else 200)


@require_safe
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """An opening as the reader may see it: the company's, a worker's, the team's."""
    return render(request, "engagements/opening.html", page_of(actor_of(request), found(request, pk), clock.now()))


def found(request: HttpRequest, pk: int) -> Opening:
    """The opening, for who may see it; NotYours for all others."""
    held = opening_seen(actor_of(request), pk)
    if held is None:
        raise NotYours
    return held


@page
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes a draft."""
    held = found(request, pk)
    spoken_for(request, held.company_id)
    form = OpeningForm(request.POST or None, marketplace=held.marketplace, initial=brief_of(held))
    if request.method == "POST" and form.is_valid():
        change_opening(held, form.brief(), by=actor_of(request), at=clock.now())
        return redirect("engagements:opening", pk=pk)
    given = {"form": form, "company": held.company, "opening": held}
    return render(request, "engagements/opening_form.html", given, status=422 if form.errors else 200)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows it to workers, for the first time or again."""
    publish_opening(found(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:opening", pk=pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes it a draft again."""
    take_back_opening(found(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:opening", pk=pk)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends it without a hire."""
    close_opening(found(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:opening", pk=pk)
