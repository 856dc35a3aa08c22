"""Asking that an engagement be left out of a score, and the team's answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.actions import removals as actions
from goodstanding.reputation.forms.scores import AnswerForm, AskForm, UndoForm
from goodstanding.reputation.models import RemovalRequest
from goodstanding.reputation.queries.removals import engagement_to_leave_out, removals_asked, removals_of
from goodstanding.reputation.removals_page import shown
from goodstanding.reputation.views.requirements import served
from goodstanding.reputation.views.scores import worker_of

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def ask(request: HttpRequest, marketplace: str, slug: str, engagement: int) -> HttpResponse:
    """The worker says why an engagement should be left out."""
    actor, asked = actor_of(request), own(request, engagement)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.ask_for_removal(asked, form.cleaned_data["why"], by=actor, at=clock.now())
        return redirect("reputation:score", marketplace=marketplace, slug=slug)
    given = {"engagement": asked, "worker": asked.worker, "form": form}
    return render(request, "reputation/removal_ask.html", given, status=422 if form.errors else 200)


def own(request: HttpRequest, pk: int) -> Engagement:
    """An engagement of the worker who asks; NotYours for all others."""
    engagement = engagement_to_leave_out(actor_of(request), pk)
    if engagement is None:
        raise NotYours
    return engagement


@require_POST
def withdraw(request: HttpRequest, marketplace: str, slug: str, pk: int) -> HttpResponse:
    """The worker takes a request back."""
    actor, worker = actor_of(request), worker_of(request, marketplace, slug)
    found: RemovalRequest | None = removals_asked(actor, worker).filter(pk=pk).first()
    if found is None:
        raise NotYours
    actions.withdraw_removal(found, by=actor, at=clock.now())
    return redirect("reputation:score", marketplace=marketplace, slug=slug)


@never_cache
@require_safe
def requests(request: HttpRequest, slug: str) -> HttpResponse:
    """What workers of a marketplace asked, for its team."""
    return _requests(request, served(request, slug))


def _requests(
    request: HttpRequest, shop: Marketplace, form: AnswerForm | UndoForm | None = None, pk: int = 0
) -> HttpResponse:
    asked = [shown(each, shop) for each in removals_of(actor_of(request), shop)]
    given: dict[str, Any] = {
        "marketplace": shop,
        "wrong": form,
        "wrong_at": pk,
        "answer": AnswerForm(),
        "undo": UndoForm(),
    }
    given["waiting"] = [each for each in asked if each.row.state == "open"]
    given["settled"] = [each for each in reversed(asked) if each.row.state != "open"]
    return render(request, "reputation/removals.html", given, status=422 if form else 200)


@require_POST
def answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The team grants or refuses a request."""
    shop, form = served(request, slug), AnswerForm(request.POST)
    if not form.is_valid():
        return _requests(request, shop, form, pk)
    actions.decide_removal(of_team(request, shop, pk), **form.cleaned_data, by=actor_of(request), at=clock.now())
    return redirect("reputation:removals", slug=slug)


def of_team(request: HttpRequest, shop: Marketplace, pk: int) -> RemovalRequest:
    """A request on the team's marketplace; NotYours for all others."""
    found: RemovalRequest | None = removals_of(actor_of(request), shop).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


@require_POST
def undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The team lets an engagement count again."""
    shop, form = served(request, slug), UndoForm(request.POST)
    if not form.is_valid():
        return _requests(request, shop, form, pk)
    actions.undo_removal(of_team(request, shop, pk), **form.cleaned_data, by=actor_of(request), at=clock.now())
    return redirect("reputation:removals", slug=slug)
