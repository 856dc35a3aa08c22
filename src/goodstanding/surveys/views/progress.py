"""How a round goes, for the marketplace's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.shell import Link
from goodstanding.surveys.progress import progress_of
from goodstanding.surveys.views.places import Place, place_of


@require_safe
def progress(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    place = place_of(request, slug, edition)
    page = progress_of(place.actor, place.survey, clock.now())
    crumbs = [
        Link(place.survey.marketplace.name, reverse("portals:marketplace", args=[slug])),
        Link(f"{place.survey.programme.name} {edition}", "", current=True),
    ]
    given = {"survey": place.survey, "page": page, "next": _next(place, page.step), "crumbs": crumbs}
    return render(request, "surveys/progress.html", given)


def _next(place: Place, step: str) -> str:
    """The page on which the next step is taken."""
    if step == "result":
        return reverse("portals:result", args=[place.survey.marketplace.slug, place.survey.edition])
    return place.url(step) if step else ""
