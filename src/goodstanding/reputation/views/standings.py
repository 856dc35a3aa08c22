"""My standing of a worker, the page of an agency, and going away and coming back: wiring only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.queries import is_worker
from goodstanding.marketplaces.models import Agency
from goodstanding.reputation.actions import come_back, pause
from goodstanding.reputation.agency_page import agency_page
from goodstanding.reputation.my_standing import page_of
from goodstanding.reputation.queries.standings import explained_worker, explains, public_agency


@require_safe
def worker(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Why a worker has a standing or not, for the worker and the team."""
    actor = actor_of(request)
    found = explained_worker(actor, marketplace, slug)
    given = page_of(actor, found, clock.now())
    given["is_own"] = is_worker(actor, found) and not actor.is_system
    return render(request, "reputation/my_standing.html", given)


@require_POST
def go_away(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Begins a pause."""
    pause(explained_worker(actor_of(request), marketplace, slug), by=actor_of(request), at=clock.now())
    return redirect("reputation:worker_standing", marketplace, slug)


@require_POST
def be_back(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Ends a pause."""
    come_back(explained_worker(actor_of(request), marketplace, slug), by=actor_of(request), at=clock.now())
    return redirect("reputation:worker_standing", marketplace, slug)


@require_safe
def agency(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """An agency's standing and score for everybody; why, for its members and the team."""
    actor = actor_of(request)
    found: Agency | None = public_agency(actor, marketplace, slug)
    if found is None:
        raise NotYours
    given = agency_page(actor, found, clock.now())
    if explains(actor, found):
        return render(request, "reputation/agency_inside.html", given | page_of(actor, found, clock.now()))
    return render(request, "reputation/agency.html", given)
