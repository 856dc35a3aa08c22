"""Pages about the reviews of a marketplace: what its team looks after, and how reviews work."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements import queries
from goodstanding.engagements.disclosures import how_reviews_work
from goodstanding.engagements.review_marks import marked
from goodstanding.marketplaces.queries import marketplaces_served

PER_PAGE = 30


@never_cache
@require_safe
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """The reviews that somebody reported, and the engagements in which a side cannot be asked."""
    actor = actor_of(request)
    shop = marketplaces_served(actor).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    reported = Paginator(queries.reported_reviews(actor, shop), PER_PAGE).get_page(request.GET.get("page"))
    reported.object_list = marked(actor, reported.object_list)
    unasked = queries.nobody_to_ask(actor, shop)
    given = {"marketplace": shop, "page": reported, "unasked": unasked[:PER_PAGE], "unasked_number": unasked.count()}
    return render(request, "engagements/reviews_team.html", given)


@require_safe
def how(request: HttpRequest, slug: str) -> HttpResponse:
    """How reviews work on a marketplace today, for everybody."""
    shop = queries.disclosed_marketplace(actor_of(request), slug)
    if shop is None:
        raise NotYours
    given = {"marketplace": shop, "sections": how_reviews_work(shop, shop.day(clock.now()))}
    return render(request, "engagements/how_reviews_work.html", given)
