"""Opening a case without an account: by a form, and then by the secret link in the mail."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.badges.queries import badge_of
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import Refusal
from goodstanding.base.letters import spoken_in
from goodstanding.community.queries import public_programme
from goodstanding.disputes.actions import Said, open_case
from goodstanding.people.signing_in import limit
from goodstanding.portals.asking import Asked, about_badge, about_programme
from goodstanding.portals.forms import AskForm
from goodstanding.portals.views.found import get

page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def misuse(request: HttpRequest, key: UUID) -> HttpResponse:
    """Reports misuse of a badge, by anybody."""
    return _form(request, about_badge(get(badge_of(actor_of(request), key))))


@never_cache
@page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks a programme something, by anybody."""
    return _form(request, about_programme(get(public_programme(actor_of(request), slug))))


def _form(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        limit(request, "write_to_programme", str(asked.programme.pk))
        if _opened(request, asked, form):
            return redirect(f"{request.path}?sent")
    given = {"asked": asked, "form": form, "sent": "sent" in request.GET}
    return render(request, "portals/ask.html", given, status=422 if form.errors else 200)


def _opened(request: HttpRequest, asked: Asked, form: AskForm) -> bool:
    """Whether the case was opened; a refusal becomes an error of the form, with what was typed."""
    claimant, said = form.claimant(spoken_in(get_language() or "")), Said(form.cleaned_data["text"])
    try:
        open_case(asked.filing(claimant), said, by=actor_of(request), at=clock.now())
    except Refusal as refusal:
        form.add_error(None, f"{refusal.fact} {refusal.rule} {refusal.way_on}")
        return False
    return True
