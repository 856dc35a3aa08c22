"""The public profile of a worker: what the worker shows, and what others said, which is not the worker's to hide."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.disputes.conduct.holding import shown
from goodstanding.disputes.queries import set_aside_reviews
from goodstanding.engagements.queries import averages_of_worker, reviews_of_worker
from goodstanding.engagements.review_marks import marked
from goodstanding.marketplaces.queries import editable_workers, public_worker
from goodstanding.portals.profiles import brand_of, outcomes_of
from goodstanding.portals.views.found import get
from goodstanding.reputation.queries.removals import removed_engagements
from goodstanding.reputation.queries.standings import agency_standings, public_standing
from goodstanding.reputation.score_words import score_of
from goodstanding.reputation.standing_words import held_words

ON_A_PAGE = 20


@require_safe
def profile(request: HttpRequest, marketplace: str, slug: str) -> HttpResponse:
    """A worker's public profile."""
    actor = actor_of(request)
    worker = shown(get(public_worker(actor, marketplace, slug)), clock.now())
    today = worker.marketplace.day(clock.now())
    removed = removed_engagements(actor, worker, today)
    reviews, void = reviews_of_worker(actor, worker), set_aside_reviews(actor)
    page = Paginator(reviews.exclude(engagement__in=removed), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = marked(actor, page.object_list)
    averages = averages_of_worker(actor, worker, without=removed, void=void)
    given = {
        "worker": worker,
        "brand": brand_of(actor, worker, today),
        "outcomes": outcomes_of(worker, today),
        "averages": averages,
        "average": f"{(averages.points.mean or 0) / 100:.2f}",
        "score": score_of(actor, worker, today),
        "held": held_words(public_standing(actor, worker)),
        "agencies_held": [(each.agency, held_words(each)) for each in agency_standings(actor, worker)],
        "removed": len(removed),
        "page": page,
        "is_signed_in": actor.account is not None,
        "may_edit": editable_workers(actor).filter(pk=worker.pk).exists(),
    }
    return render(request, "portals/worker.html", given)
