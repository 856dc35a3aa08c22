"""Weak items and plans, for a marketplace's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community.actions import coaching, remeasures
from goodstanding.community.actions import plans as actions
from goodstanding.community.forms.plans import StepForm
from goodstanding.community.models.plans import ActionPlan
from goodstanding.community.plan_page import band_word, plan_page, plans_page
from goodstanding.community.queries import plans as queries
from goodstanding.community.queries.coaching import coaches_for, requests_of
from goodstanding.community.views.organising import served


@require_safe
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """What is weak, and what is done about it."""
    shop = served(request, slug)
    return render(request, "community/plans.html", plans_page(actor_of(request), shop, _language()))


def _language() -> str:
    return get_language() or "en"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str, edition: int, item: str) -> HttpResponse:
    """The advice on a weak item, and a form for what is done about it."""
    actor, weak = actor_of(request), weak_item(request, slug, edition, item)
    shop = weak.decision.round.marketplace
    form = StepForm(
        queries.team_of(actor, shop), clock.now().date(), request.POST or None, initial={"owner": actor.account}
    )
    if request.method == "POST" and form.is_valid():
        made = actions.make_plan(weak, form.step, by=actor, at=clock.now())
        return redirect("community:plan", slug=slug, plan=made.pk)
    play = queries.play_for(actor, weak.decision.round, item, _language())
    given = {"marketplace": shop, "weak": weak, "band": band_word(weak.band), "play": play, "form": form}
    return render(request, "community/plan_new.html", given, status=422 if form.errors else 200)


def weak_item(request: HttpRequest, slug: str, edition: int, item: str) -> queries.Weak:
    """A weak item of an edition; NotYours where the report shows none such."""
    found = queries.weak_items(actor_of(request), served(request, slug), _language())
    for weak in found:
        if weak.key == item and weak.decision.round.edition == edition:
            return weak
    raise NotYours


@require_safe
def plan(request: HttpRequest, slug: str, plan: int) -> HttpResponse:
    """One plan: the advice, a coach, the date, measured again, what it brought."""
    found = planned(request, slug, plan)
    return render(request, "community/plan.html", plan_page(actor_of(request), found, clock.now(), _language()))


def planned(request: HttpRequest, slug: str, plan: int) -> ActionPlan:
    """The plan, for the team; NotYours for all others."""
    found = queries.plans_of(actor_of(request), served(request, slug)).filter(pk=plan).first()
    if found is None:
        raise NotYours
    return found


@require_POST
def act(request: HttpRequest, slug: str, plan: int, step: str) -> HttpResponse:
    """One step on a plan: done, drop, ask or leave a coach, measure again, name or not."""
    found, by, at = planned(request, slug, plan), actor_of(request), clock.now()
    if step in ("done", "drop"):
        actions.settle_plan(found, {"done": "done", "drop": "dropped"}[step], by=by, at=at)
    elif step == "measure":
        remeasures.open_remeasure(found, by=by, at=at)
    elif step == "name":
        actions.name_plan(found, request.POST.get("named") == "yes", by=by, at=at)
    elif step in ("ask", "leave"):
        _coach(request, found, step)
    else:
        raise NotYours
    return redirect(reverse("community:plan", args=[slug, plan]))


def _coach(request: HttpRequest, plan: ActionPlan, step: str) -> None:
    by, at = actor_of(request), clock.now()
    if step == "leave":
        for asked in requests_of(by, plan).filter(state__in=("asked", "accepted")):
            coaching.withdraw_request(asked, by=by, at=at)
        return
    chosen = [coach for coach, _match in coaches_for(by, plan, at) if str(coach.pk) == request.POST.get("coach")]
    if not chosen:
        raise NotYours
    coaching.ask_coach(plan, chosen[0], by=by, at=at)
