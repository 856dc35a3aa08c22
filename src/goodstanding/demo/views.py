"""The doors of the demo. Only a POST opens one; only the people of the story are behind them."""

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base.access import SYSTEM, actor_of
from goodstanding.demo.people import person
from goodstanding.demo.queries import newest_mails
from goodstanding.people.queries import account_named

BACKEND = "django.contrib.auth.backends.ModelBackend"
SHOWN = 100


@require_POST
def step_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Signs in as that person and goes where that person's work is."""
    known = person(slug)
    account = account_named(SYSTEM, known.email) if known else None
    if account is None:
        raise Http404
    logout(request)
    login(request, account, backend=BACKEND)
    return redirect("portals:home" if account.actor.roles else "/")


@require_POST
def step_out(request: HttpRequest) -> HttpResponse:
    """Signs out, back to the front page."""
    logout(request)
    return redirect("/")


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The mails that the demo has written, with their text."""
    return render(request, "demo/outbox.html", {"mails": newest_mails(actor_of(request))[:SHOWN]})
