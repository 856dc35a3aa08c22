"""Requirement sets: the team makes them, a company chooses which its opening asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.reputation import actions, queries
from goodstanding.reputation.forms.requirements import FormulaForm, SetForm, SetsForm, as_typed
from goodstanding.reputation.models import RequirementSet
from goodstanding.reputation.sets import asked_by, formulas, lines_of, override_lines

page = require_http_methods(["GET", "HEAD", "POST"])
OVERRIDES = 50


@page
def sets(request: HttpRequest, slug: str) -> HttpResponse:
    """The sets in use, and the formula of scorecards, which a POST chooses."""
    actor, shop, at = actor_of(request), served(request, slug), clock.now()
    chosen = queries.formula(actor, shop, shop.day(at)).name
    form = FormulaForm(request.POST or None, formulas=formulas(), initial={"name": chosen})
    if request.method == "POST" and form.is_valid():
        actions.choose_formula(shop, form.cleaned_data["name"], by=actor, at=at)
        return redirect("reputation:sets", slug=slug)
    given = {"marketplace": shop, "sets": lines_of(actor, queries.requirement_sets(actor, shop)), "form": form}
    given["overrides"] = override_lines(queries.overrides_on(actor, shop)[:OVERRIDES])
    return render(request, "reputation/sets.html", given, status=422 if form.errors else 200)


def served(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team; NotYours for all others."""
    shop: Marketplace | None = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    return shop


@page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Makes a set."""
    shop, form = served(request, slug), SetForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.make_requirement_set(shop, form.minimums(), by=actor_of(request), at=clock.now())
            return redirect("reputation:sets", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return _set_page(request, shop, form)


@page
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Changes a set in use."""
    actor, shop, found = actor_of(request), served(request, slug), in_use(request, slug, pk)
    form = SetForm(request.POST if request.method == "POST" else None, initial=as_typed(asked_by(actor, found)))
    if form.is_bound and form.is_valid():
        try:
            actions.change_requirement_set(found, form.minimums(), by=actor, at=clock.now())
            return redirect("reputation:sets", slug=slug)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return _set_page(request, shop, form, found)


def in_use(request: HttpRequest, slug: str, pk: int) -> RequirementSet:
    """A set in use of the team's marketplace; NotYours for all others."""
    found = queries.requirement_sets(actor_of(request), served(request, slug)).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def _set_page(
    request: HttpRequest, shop: Marketplace, form: SetForm, found: RequirementSet | None = None
) -> HttpResponse:
    given = {"marketplace": shop, "form": form, "set": found}
    return render(request, "reputation/set.html", given, status=422 if form.errors else 200)


@require_POST
def retire(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes a set out of use."""
    actions.retire_requirement_set(in_use(request, slug, pk), by=actor_of(request), at=clock.now())
    return redirect("reputation:sets", slug=slug)


@page
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Chooses the sets that an opening asks for."""
    actor = actor_of(request)
    opening = queries.opening_to_equip(actor, pk)
    if opening is None:
        raise NotYours
    offered = queries.requirement_sets(actor, opening.marketplace)
    data, asked = request.POST if request.method == "POST" else None, queries.sets_asked(actor, opening)
    form = SetsForm(data, sets=offered, initial={"sets": [each.pk for each in asked]})
    if form.is_bound and form.is_valid():
        actions.ask_for_sets(opening, form.cleaned_data["sets"], by=actor, at=clock.now())
        return redirect("reputation:applicants", pk=pk)
    given = {"opening": opening, "form": form, "sets": lines_of(actor, offered)}
    return render(request, "reputation/ask.html", given, status=422 if form.errors else 200)
