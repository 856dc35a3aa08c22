"""Who holds which standing on a marketplace, and violations, for its team: wiring only."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served, workers_of
from goodstanding.reputation.actions import lift_violation, record_violation
from goodstanding.reputation.forms.standings import LiftForm, ViolationForm
from goodstanding.reputation.queries.standings import standings_on, violations_on
from goodstanding.reputation.standings_team import team_page

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who holds what, what changed lately, and the form with which a violation is recorded."""
    actor, shop = actor_of(request), _served(request, slug)
    form = ViolationForm(request.POST or None, workers=workers_of(actor, shop), initial=request.GET.dict())
    if form.is_valid():
        said = form.cleaned_data
        record_violation(said["worker"], said["kind"], said["reason"], by=actor, at=clock.now())
        return redirect("reputation:standings", slug)
    page = Paginator(standings_on(actor, shop), ON_A_PAGE).get_page(request.GET.get("page"))
    given = team_page(actor, shop, clock.now()) | {"page": page, "form": form}
    return render(request, "reputation/standings.html", given, status=422 if form.errors else 200)


def _served(request: HttpRequest, slug: str) -> Marketplace:
    found: Marketplace | None = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if found is None:
        raise NotYours
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Says why a violation does not count any more."""
    actor, shop = actor_of(request), _served(request, slug)
    violation = violations_on(actor, shop).filter(pk=pk, lifted_on=None).first()
    if violation is None:
        raise NotYours
    form = LiftForm(request.POST or None)
    if form.is_valid():
        lift_violation(violation, form.cleaned_data["why"], by=actor, at=clock.now())
        return redirect("reputation:standings", slug)
    given = {"marketplace": shop, "violation": violation, "form": form}
    return render(request, "reputation/lift_violation.html", given, status=422 if form.errors else 200)
