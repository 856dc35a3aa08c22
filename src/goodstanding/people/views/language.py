"""The language in which pages are read: chosen once, kept by the account and by the browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.people.actions import describe
from goodstanding.people.queries import own_account

HOME = "/home"
YEAR = 31_536_000  # seconds


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """The languages there are; the choice leads back to the page on which it was wanted."""
    chosen, back = request.POST.get("language"), back_of(request)
    if chosen not in dict(settings.LANGUAGES):
        return render(request, "people/language.html", {"languages": settings.LANGUAGES, "back": back})
    actor = actor_of(request)
    if mine := own_account(actor):
        describe(mine, name=mine.name, language=chosen, zone=mine.zone, by=actor, at=clock.now())
    return in_language(redirect(back), chosen)


def back_of(request: HttpRequest) -> str:
    """The page of this install that was on screen; where none is named, the one that signing in leads to."""
    back = request.POST.get("back") or request.GET.get("back") or HOME
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else HOME


def in_language(response: HttpResponse, language: str) -> HttpResponse:
    """The answer, after which this browser gets its pages in a language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
