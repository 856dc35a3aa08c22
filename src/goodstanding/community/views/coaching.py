"""Coaching, for who coaches: what is offered, who asks, times to talk."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.community.actions import coaching as actions
from goodstanding.community.forms.events import GatheringForm
from goodstanding.community.forms.plans import CoachForm
from goodstanding.community.models.plans import Coach, CoachRequest
from goodstanding.community.plan_page import band_word
from goodstanding.community.queries import coaching as queries
from goodstanding.community.queries.plans import item_names, item_words
from goodstanding.people.queries import own_account
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import programmes

OF_COACH = (("single",), ("invited",))


@require_safe
def coaching(request: HttpRequest) -> HttpResponse:
    """The programmes in which the reader may coach, and who asks."""
    actor, on = actor_of(request), clock.now().date()
    if actor.account is None:
        raise NotYours
    asked = [(each, item_words(actor, each.plan, _language()), band_word(each.plan.band)) for each in _open(request)]
    offers = [
        (each, queries.own_coach(actor, each)) for each in programmes(actor) if queries.may_coach(actor, each, on)
    ]
    return render(request, "community/coaching.html", {"asked": asked, "offers": offers})


def _language() -> str:
    return get_language() or "en"


def _open(request: HttpRequest) -> list[CoachRequest]:
    return list(queries.requests_to(actor_of(request)).filter(state__in=("asked", "accepted")))


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """What the reader offers as a coach of a programme."""
    actor, programme = actor_of(request), coached(request, slug)
    held = queries.own_coach(actor, programme)
    form = CoachForm(item_names(actor, programme, _language()), request.POST or None, initial=_said(request, held))
    if request.method == "POST" and form.is_valid():
        actions.offer_coaching(programme, form.offered, by=actor, at=clock.now())
        return redirect("community:coaching")
    given = {"form": form, "programme": programme, "held": held}
    return render(request, "community/coach.html", given, status=422 if form.errors else 200)


def coached(request: HttpRequest, slug: str) -> Programme:
    """A programme in which the reader may coach; NotYours for all others."""
    actor = actor_of(request)
    found = programmes(actor).filter(slug=slug).first()
    if found is None or not queries.may_coach(actor, found, clock.now().date()):
        raise NotYours
    return found


def _said(request: HttpRequest, held: Coach | None) -> dict[str, Any]:
    if held:
        return {name: getattr(held, name) for name in ("items", "languages", "zone", "hours", "about", "is_paused")}
    account = own_account(actor_of(request))
    return {"zone": account.zone, "languages": [account.language]} if account else {}


@require_POST
def answer(request: HttpRequest, request_pk: int) -> HttpResponse:
    """Yes or no to a team that asks."""
    accepts = request.POST.get("answer") == "accept"
    actions.answer_team(asked(request, request_pk), accepts, by=actor_of(request), at=clock.now())
    return redirect("community:coaching")


def asked(request: HttpRequest, pk: int) -> CoachRequest:
    """What the reader was asked; NotYours for all others."""
    found = next((each for each in _open(request) if each.pk == pk), None)
    if found is None:
        raise NotYours
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest, request_pk: int) -> HttpResponse:
    """Office hours, one to one, for the team that was accepted."""
    found = asked(request, request_pk)
    if found.state != "accepted":
        raise NotYours
    shop = found.plan.marketplace
    start = {"zone": found.coach.zone, "minutes": 30, "kind": "single", "audience": "invited"}
    form = GatheringForm(request.POST or None, offered=OF_COACH, shop=shop, initial=start)
    if request.method == "POST" and form.is_valid() and _planned(request, found, form):
        return redirect("community:events")
    given = {"form": form, "marketplace": shop}
    return render(request, "community/coach_times.html", given, status=422 if form.errors else 200)


def _planned(request: HttpRequest, found: CoachRequest, form: GatheringForm) -> bool:
    starts = form.cleaned_data["starts"]
    try:
        actions.offer_times(found, form.draft, starts, by=actor_of(request), at=clock.now())
    except Refusal as refusal:
        form.add_error("day", f"{refusal.rule} {refusal.way_on}")
        return False
    return True
