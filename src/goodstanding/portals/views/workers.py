"""The public profile of a worker: what the worker shows, and what others said, which is not the worker's to hide."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.engagements.queries import averages_of_worker, reviews_of_worker
from goodstanding.marketplaces.queries import editable_workers, public_worker
from goodstanding.portals.profiles import brand_of, outcomes_of
from goodstanding.portals.views.found import get

ON_A_PAGE = 20


@require_safe
def profile(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """A worker's public profile."""
    actor = actor_of(request)
    worker = get(public_worker(actor, marketplace, slug))
    reviews, averages = reviews_of_worker(actor, worker), averages_of_worker(actor, worker)
    today = worker.marketplace.day(clock.now())
    given = {
        "worker": worker,
        "brand": brand_of(actor, worker, today),
        "outcomes": outcomes_of(worker, today),
        "averages": averages,
        "average": f"{(averages.points.mean or 0) / 100:.2f}",
        "page": Paginator(reviews, ON_A_PAGE).get_page(request.GET.get("page")),
        "is_signed_in": actor.account is not None,
        "may_edit": editable_workers(actor).filter(pk=worker.pk).exists(),
    }
    return render(request, "portals/worker.html", given)
