"""Pages of companies and agencies: a team's lists, and what a company says of itself."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces import actions, queries
from goodstanding.marketplaces.forms import workers as forms
from goodstanding.marketplaces.models import Company
from goodstanding.marketplaces.views.marketplaces import served

ON_A_PAGE = 50
page = require_http_methods(["GET", "HEAD", "POST"])


@page
def companies(request: HttpRequest, slug: str) -> HttpResponse:
    """The companies of a marketplace, for its team; a POST adds one."""
    actor, shop = actor_of(request), served(request, slug)
    form = forms.BuyerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        (added,) = actions.add_companies(shop, [form.buyer()], by=actor, at=clock.now())
        return redirect("marketplaces:company", pk=added.pk)
    sought = request.GET.get("q", "").strip()
    found = queries.companies_of(actor, shop).filter(name__icontains=sought)
    given = {"marketplace": shop, "form": form, "q": sought}
    given["page"] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "marketplaces/companies.html", given, status=422 if form.errors else 200)


def edited(request: HttpRequest, pk: int) -> Company:
    """The company, for who acts for it and the marketplace's team; NotYours for all others."""
    company = queries.editable_companies(actor_of(request)).filter(pk=pk).first()
    if company is None:
        raise NotYours
    return company


@page
def company(request: HttpRequest, pk: int) -> HttpResponse:
    """What a company says of itself to talent, and for the team who acts for it."""
    actor, found = actor_of(request), edited(request, pk)
    form = forms.AboutForm(request.POST or None, initial=forms.described_company(found))
    if request.method == "POST" and form.is_valid():
        actions.describe_company(found, form.said(), by=actor, at=clock.now())
        return redirect("marketplaces:company", pk=pk)
    return shown(request, found, form)


def shown(request: HttpRequest, found: Company, form: forms.AboutForm, **others: object) -> HttpResponse:
    actor = actor_of(request)
    own: dict[str, object] = {"company": found, "form": form, "is_team": actor.serves(found.marketplace_id)}
    own["invited"], own["held"] = queries.invited_to(actor, found), queries.acting_for(actor, found)
    own["place"] = forms.PlaceForm()
    is_wrong = bool(form.errors or any(getattr(other, "errors", None) for other in others.values()))
    return render(request, "marketplaces/company.html", {**own, **others}, status=422 if is_wrong else 200)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Offers an address to act for the company."""
    actor, found, form = actor_of(request), edited(request, pk), forms.PlaceForm(request.POST)
    if form.is_valid():
        if actions.invite_to_act(found, form.cleaned_data["email"], by=actor, at=clock.now()):
            return redirect("marketplaces:company", pk=pk)
        form.add_error("email", _("This address acts for the company already."))
    return shown(request, found, forms.AboutForm(initial=forms.described_company(found)), place=form)


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """The team's word that a payment of the company works."""
    found, now = edited(request, pk), clock.now()
    actions.verify_payment(found, found.marketplace.day(now), by=actor_of(request), at=now)
    return redirect("marketplaces:company", pk=pk)


@page
def agencies(request: HttpRequest, slug: str) -> HttpResponse:
    """The agencies of a marketplace, for its team; a POST adds one."""
    actor, shop = actor_of(request), served(request, slug)
    form = forms.AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        named = {form.cleaned_data["external_id"]: form.cleaned_data["name"]}
        actions.add_agencies(shop, named, by=actor, at=clock.now())
        return redirect("marketplaces:agencies", slug=slug)
    given = {"marketplace": shop, "form": form, "agencies": queries.agencies_with_members(actor, shop)}
    return render(request, "marketplaces/agencies.html", given, status=422 if form.errors else 200)
