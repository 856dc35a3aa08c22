"""The page of feedback in the middle of an engagement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.engagements.actions import interims as actions
from goodstanding.engagements.forms.interims import InterimForm
from goodstanding.engagements.interims_page import page_of
from goodstanding.engagements.views.reviews import seen
from goodstanding.people.signing_in import sign_in_first
from goodstanding.policies import load


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def interims(request: HttpRequest, pk: int) -> HttpResponse:
    """The feedback there is, and the form where the reader is asked for some."""
    actor, now = actor_of(request), clock.now()
    if actor.account is None and request.method != "POST":
        return sign_in_first(request)
    engagement = seen(request, pk)
    form = InterimForm(request.POST or None, letters=load().reviews(now.date()).comment_letters)
    if request.method == "POST" and form.is_valid():
        actions.give_interim(engagement, form.cleaned_data["text"], by=actor, at=now)
        return redirect("engagements:interims", pk=pk)
    given = page_of(actor, engagement, now) | {"form": form}
    return render(request, "engagements/interims.html", given, status=422 if form.errors else 200)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the other side for feedback."""
    actions.ask_interim(seen(request, pk), by=actor_of(request), at=clock.now())
    return redirect("engagements:interims", pk=pk)
