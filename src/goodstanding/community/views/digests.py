"""Openings by mail: settings for the worker, and the stop for who holds the link of a mail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.letters import spoken_in
from goodstanding.community.actions import digests as actions
from goodstanding.community.forms.digests import DigestForm
from goodstanding.community.models.digests import DigestWish
from goodstanding.community.queries import digests as queries
from goodstanding.community.queries.events import top_rated_workers
from goodstanding.marketplaces.models import Worker

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def digest(request: HttpRequest, pk: int) -> HttpResponse:
    """Which openings come by mail, and how often."""
    actor, worker = actor_of(request), mine(request, pk)
    held = queries.own_wish(actor, worker)
    if held and request.POST.get("act") == "stop":
        actions.stop_digest(held, by=actor, at=clock.now())
        return _back(pk)
    form = DigestForm(queries.categories_of(actor, worker), request.POST or None, initial=_said(held))
    if request.method == "POST" and form.is_valid():
        actions.wish_digest(worker, form.wish, by=actor, at=clock.now())
        return _back(pk)
    given = {"form": form, "worker": worker, "is_top": worker in top_rated_workers(actor, clock.now().date())}
    given["is_on"] = held is not None and held.stopped_at is None
    return render(request, "community/digest.html", given, status=422 if form.errors else 200)


def mine(request: HttpRequest, pk: int) -> Worker:
    """The reader's own worker; NotYours for all others."""
    found = queries.own_worker(actor_of(request), pk)
    if found is None:
        raise NotYours
    return found


def _said(held: DigestWish | None) -> dict[str, Any]:
    return {name: getattr(held, name) for name in ("categories", "days", "is_paused")} if held else {}


def _back(pk: int) -> HttpResponse:
    return redirect(reverse("community:digest", args=[pk]))


@csrf_exempt  # mail programs post here with one click and no cookie (RFC 8058)
@FORM
def stop(request: HttpRequest, wish: int, token: str) -> HttpResponse:
    """A button that stops the mails; a POST presses it, opening the link does not."""
    held = queries.wish_of(STRANGER, wish)
    if held is None or not actions.may_stop(wish, token):
        raise NotYours
    if request.method == "POST":
        actions.stop_digest(held, by=STRANGER, at=clock.now())
    with override(spoken_in(held.account.language)):
        given = {"marketplace": held.worker.marketplace, "stopped": request.method == "POST"}
        return render(request, "community/digest_stop.html", given)
