"""Guidelines and terms: to read, to accept, to publish."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of, person
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces import actions
from goodstanding.marketplaces.forms.terms import TermsForm
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import acceptances_of, marketplace_named, terms_due, terms_in_force, terms_of
from goodstanding.marketplaces.views.marketplaces import served


@require_safe
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """What is in force, for everybody; who is signed in sees what is accepted and what waits."""
    actor, shop = actor_of(request), named(request, slug)
    today = shop.day(clock.now())
    due = terms_due(actor, shop, today) if actor.account else []
    given = {
        "marketplace": shop,
        "in_force": terms_in_force(actor, shop, today),
        "to_come": terms_of(actor, shop).filter(in_force_from__gt=today),
        "due": due,
        "accepted": {each.terms_id: each.accepted_at for each in acceptances_of(actor, shop)},
        "back": way_back(request),
    }
    return render(request, "marketplaces/terms.html", given)


def named(request: HttpRequest, slug: str) -> Marketplace:
    shop = marketplace_named(actor_of(request), slug)
    if shop is None:
        raise NotYours
    return shop


def way_back(request: HttpRequest) -> str:
    """The page of ours that led here, where it said so."""
    back = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours else ""


@require_POST
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Accepts all that is due, in the versions that the page showed."""
    actor, shop, now = actor_of(request), named(request, slug), clock.now()
    person(actor)
    shown = set(request.POST.getlist("shown"))
    for terms in terms_due(actor, shop, shop.day(now)):
        if str(terms.pk) in shown:
            actions.accept_terms(terms, by=actor, at=now)
    return redirect(way_back(request) or redirect("marketplaces:terms", slug=slug).url)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """The team's page: every version, and a form for the next."""
    actor, shop, now = actor_of(request), served(request, slug), clock.now()
    today = shop.day(now)
    form = TermsForm(request.POST or None, today=today, initial={"in_force_from": today})
    if request.method == "POST" and form.is_valid():
        actions.publish_terms(shop, **form.cleaned_data, by=actor, at=now)
        return redirect("marketplaces:publish_terms", slug=slug)
    given = {"marketplace": shop, "versions": terms_of(actor, shop), "form": form, "today": today}
    return render(request, "marketplaces/publish_terms.html", given, status=422 if form.errors else 200)
