"""Reports of conduct, measures, and the guidelines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.disputes import actions
from goodstanding.disputes.conduct import pages, reporting
from goodstanding.disputes.forms.conduct import LiftForm, ReportForm
from goodstanding.disputes.queries.conduct import measures_on
from goodstanding.disputes.views.acts import done
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplace_named
from goodstanding.people.signing_in import sign_in_first
from goodstanding.policies import load


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form about what the address names, such as ?about=worker:12; on to the list of one's reports."""
    actor, now = actor_of(request), clock.now()
    if actor.account is None and request.method != "POST":
        return sign_in_first(request)
    about = reporting.about(actor, request.GET.get("about", ""))
    if about is None:
        raise NotYours
    form = ReportForm(
        request.POST if request.method == "POST" else None, about=about, policy=load().conduct(now.date())
    )
    if form.is_valid() and done(form, lambda: actions.report(about, form.told, by=actor, at=now)):
        return redirect("disputes:reports")
    return render(request, "disputes/report.html", pages.report_page(about, form), status=422 if form.errors else 200)


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What the reader reported and how it stands, and measures about the reader."""
    if actor_of(request).account is None:
        return sign_in_first(request)
    return render(request, "disputes/reports.html", pages.own_page(actor_of(request), clock.now()))


@never_cache
@require_safe
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every measure on a marketplace, for its team."""
    given = pages.team_page(actor_of(request), _served(request, slug), clock.now())
    return render(request, "disputes/measures.html", given)


def _served(request: HttpRequest, slug: str) -> Marketplace:
    actor = actor_of(request)
    found = marketplace_named(actor, slug)
    if found is None or not actor.serves(found.pk):
        raise NotYours
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, slug: str, measure: int) -> HttpResponse:
    """The form with which the team ends a measure."""
    actor, shop = actor_of(request), _served(request, slug)
    held = measures_on(actor, shop.pk).filter(pk=measure).first()
    if held is None:
        raise NotYours
    form = LiftForm(request.POST if request.method == "POST" else None)
    at = clock.now()
    if form.is_valid() and done(form, lambda: actions.lift(held, form.cleaned_data["why"], by=actor, at=at)):
        return redirect("disputes:measures", slug=slug)
    given = {"marketplace": shop, "measure": held, "form": form}
    return render(request, "disputes/lift.html", given, status=422 if form.errors else 200)


@require_safe
def guidelines(request: HttpRequest, marketplace: str) -> HttpResponse:
    """The rules of conduct on a marketplace, for everybody."""
    actor = actor_of(request)
    found = marketplace_named(actor, marketplace)
    if found is None:
        raise NotYours
    return render(request, "disputes/guidelines.html", pages.guidelines_of(actor, found, clock.now()))
