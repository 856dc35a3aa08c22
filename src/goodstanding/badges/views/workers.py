"""A worker's switch for badges of standings, and the team's list of those that are on."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.badges import actions, addresses
from goodstanding.badges.forms.workers import KindForm
from goodstanding.badges.inserts import day
from goodstanding.badges.models import WorkerBadge
from goodstanding.badges.queries import marketplace_issuing
from goodstanding.badges.queries.workers import own_worker, standings_to_show, worker_badges_out
from goodstanding.badges.refusals import StandingNotHeld
from goodstanding.badges.views.found import get
from goodstanding.badges.worker_switch import switch_page
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.marketplaces.models import Worker
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.reputation.models import Standing
from goodstanding.reputation.standing_words import title_of

PAGE = 50


@require_safe
def badge(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Which standings the worker lets the public check."""
    actor = actor_of(request)
    return render(request, "badges/worker_badge.html", switch_page(actor, own_worker(actor, marketplace, slug)))


@require_POST
def switch_on(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Signs the badge of a standing that the worker holds."""
    standing, _badge, form = _meant(request, own_worker(actor_of(request), marketplace, slug))
    shows_score = form.cleaned_data["shows_score"]
    actions.switch_on(standing, shows_score=shows_score, by=actor_of(request), at=clock.now())
    return redirect("badges:worker_badge", marketplace, slug)


@require_POST
def switch_off(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """Revokes the badge of a standing; one that is off already stays so."""
    _standing, badge, _form = _meant(request, own_worker(actor_of(request), marketplace, slug))
    if badge:
        actions.switch_off(badge, by=actor_of(request), at=clock.now())
    return redirect("badges:worker_badge", marketplace, slug)


def _meant(request: HttpRequest, worker: Worker) -> tuple[Standing, WorkerBadge | None, KindForm]:
    form = KindForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    for standing, badge in standings_to_show(actor_of(request), worker):
        if standing.kind == kind:
            return standing, badge, form
    raise StandingNotHeld


@require_safe
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """How many badges of the marketplace's workers are out, and whose."""
    actor = actor_of(request)
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    page = Paginator(worker_badges_out(actor, shop), PAGE).get_page(request.GET.get("page"))
    rows = [
        {"code": each.code, "worker": each.worker, "title": title_of(each.standing.kind), "since": day(each.on_at)}
        for each in page
    ]
    issuer = addresses.of_issuer_page(shop) if marketplace_issuing(actor, slug) else ""
    given = {"marketplace": shop, "number": page.paginator.count, "badges": rows, "page": page, "issuer": issuer}
    return render(request, "badges/worker_badges.html", given)
