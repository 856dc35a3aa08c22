"""A worker's score with its ledger, as a page and as a table to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.queries.scores import worker_ledger, worker_with_ledger
from goodstanding.reputation.removals_page import asking
from goodstanding.reputation.score_csv import ledger_csv
from goodstanding.reputation.score_page import ahead, head, ledger_page, splits_of
from goodstanding.reputation.what_if import what_if


@never_cache
@require_safe
def score(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """The score and all that it is made of; what is asked in the address is reckoned and not kept."""
    actor, worker = actor_of(request), worker_of(request, marketplace, slug)
    read = worker_ledger(actor, worker, worker.marketplace.day(clock.now()))
    given = {"worker": worker, "is_own": worker.pk in actor.tenants("worker")}
    given |= {"head": head(read), "ahead": ahead(actor, worker, read), "splits": splits_of(actor, worker, read)}
    given |= {"ledger": ledger_page(actor, worker, read, request.GET.get("page")), **asking(actor, worker, read)}
    imagined = what_if(actor, worker, read, request.GET)
    is_wrong = "what_if" in imagined and imagined["what_if"].errors
    return render(request, "reputation/score.html", given | imagined, status=422 if is_wrong else 200)


def worker_of(request: HttpRequest, marketplace: str, slug: str) -> Worker:
    """The worker of an address, for itself and its marketplace's team; NotYours for all others."""
    worker = worker_with_ledger(actor_of(request), marketplace, slug)
    if worker is None:
        raise NotYours
    return worker


@never_cache
@require_safe
def table(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """The whole ledger as CSV."""
    actor, worker = actor_of(request), worker_of(request, marketplace, slug)
    on = worker.marketplace.day(clock.now())
    text = ledger_csv(actor, worker, worker_ledger(actor, worker, on))
    name = f"{worker.slug}-score-{on.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
