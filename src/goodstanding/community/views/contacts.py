"""Who stands on a programme's page besides its text: sponsors, dates, contacts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.files import UnusablePicture
from goodstanding.community import actions, queries
from goodstanding.community.forms.pages import ROLES, TIERS, ContactForm, MilestoneForm, SponsorForm
from goodstanding.community.languages import ORIGINAL
from goodstanding.community.programme import days_of, words_in
from goodstanding.community.views.places import operated, tabs
from goodstanding.people.queries import held_at
from goodstanding.surveys.models import Programme

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def sponsors(request: HttpRequest, slug: str) -> HttpResponse:
    """The sponsors by tier; a POST names one more."""
    actor, programme = actor_of(request), operated(request, slug)
    form = SponsorForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and name_sponsor(programme, form, actor):
        return redirect("community:sponsors", slug=slug)
    named = [(TIERS[tier], some) for tier, some in queries.sponsors(actor, programme)]
    return _shown(request, "sponsors", programme, form, {"sponsors": named})


def name_sponsor(programme: Programme, form: SponsorForm, actor: Actor) -> bool:
    """Whether the sponsor was named; a logo that is no picture becomes an error of its field."""
    given = form.cleaned_data
    try:
        actions.name_sponsor(
            programme,
            given["tier"],
            given["name"],
            site=given["site"],
            logo=form.picture,
            by=actor,
            at=clock.now(),
        )
    except UnusablePicture as refusal:
        form.add_error("logo", f"{refusal.fact} {refusal.rule}")
        return False
    return True


def _shown(request: HttpRequest, name: str, programme: Programme, form: Any, more: dict[str, Any]) -> HttpResponse:
    given = {"programme": programme, "tabs": tabs(request, programme), "form": form, **more}
    return render(request, f"community/{name}.html", given, status=422 if form.errors else 200)


@require_POST
def remove_sponsor(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes a sponsor off the page."""
    if sponsor := operated(request, slug).sponsors.filter(pk=pk).first():
        actions.remove_sponsor(sponsor, by=actor_of(request), at=clock.now())
    return redirect("community:sponsors", slug=slug)


@page
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates to come; a POST adds one."""
    actor, programme, form = actor_of(request), operated(request, slug), MilestoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_milestone(programme, form.words, *form.days, by=actor, at=clock.now())
        return redirect("community:milestones", slug=slug)
    language = get_language() or ORIGINAL
    dated = queries.milestones(actor, programme, clock.now().date())
    lines = [(each, words_in(each, language), days_of(each, language)) for each in dated]
    return _shown(request, "milestones", programme, form, {"lines": lines})


@require_POST
def remove_milestone(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes a date out of the calendar."""
    if milestone := operated(request, slug).milestones.filter(pk=pk).first():
        actions.remove_milestone(milestone, by=actor_of(request), at=clock.now())
    return redirect("community:milestones", slug=slug)


@page
def named(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is reached about what; a POST names a person for a role."""
    actor, programme = actor_of(request), operated(request, slug)
    form = ContactForm(held_at(actor, "operator", programme.pk), request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"].account
        actions.name_contact(programme, form.cleaned_data["role"], person, by=actor, at=clock.now())
        return redirect("community:contacts", slug=slug)
    ways = [(ROLES[way.role], way) for way in queries.ways_to_reach(actor, programme)]
    return _shown(request, "contacts", programme, form, {"ways": ways})
