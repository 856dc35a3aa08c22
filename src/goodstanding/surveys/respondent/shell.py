"""The respondent's pages as responses: never stored, never referred from, in the language of the invitation."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csp import get_nonce
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language, override

from goodstanding.base.access import STRANGER
from goodstanding.policies import Instrument
from goodstanding.surveys.queries import Asked, paper
from goodstanding.surveys.respondent.signed import COOKIE, HOURS, FormToken, OpenLink, sealed_form, sealed_link

SPOKEN = dict(settings.LANGUAGES)


def calm[R: HttpResponseBase](response: R, language: str = "") -> R:
    """No cache keeps the page, and no other site learns its address."""
    if language:
        response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def page(request: HttpRequest, name: str, language: str = "", *, status: int = 200, **said: Any) -> HttpResponse:
    """One of the small pages around the questions."""
    chosen = language if language in SPOKEN else get_language() or ""
    with override(chosen):
        context = {"csp_nonce": get_nonce(request), **said}
        text = render_to_string(f"surveys/answering/{name}.html", context)
    return calm(HttpResponse(text, status=status), chosen)


def about(invited: Asked, link: OpenLink) -> dict[str, Any]:
    """What the small pages about an invitation say and send."""
    return {
        "invited": invited,
        "until": local(invited.closes_at, invited.zone),
        "form": sealed_form(form_for(invited, link)),
        "words": language_of(invited, link),
    }


def onward(name: str, link: OpenLink) -> HttpResponse:
    """Goes to another page, with the link in a cookie that only these pages get."""
    response = redirect(name)
    remember(response, link)
    return calm(response)


def remember(response: HttpResponseBase, link: OpenLink) -> None:
    response.set_cookie(
        COOKIE,
        sealed_link(link),
        max_age=HOURS * 3_600,
        path="/survey",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def instrument_of(invited: Asked) -> Instrument:
    return paper(STRANGER, invited.programme_id, invited.instrument, invited.opened_at.date())


def spoken(instrument: Instrument, *wishes: str) -> str:
    """The first of the wishes that the instrument is worded in, else its original language."""
    return next((wish for wish in wishes if wish in instrument.wordings), instrument.original.language)


def language_of(invited: Asked, link: OpenLink) -> str:
    """What was chosen on the page, before what the draft and the invitation have."""
    draft = invited.draft or {}
    return spoken(instrument_of(invited), link.language, draft.get("words", ""), invited.language)


def form_for(invited: Asked, link: OpenLink, opened: datetime | None = None) -> FormToken:
    """The token of a fresh form; the time of answering is known only for a first sitting."""
    revision = invited.kept.revision if invited.kept else 0
    seconds = int(opened.timestamp()) if opened and not (invited.kept or invited.draft) else 0
    day = invited.opened_at.date()
    return FormToken(link.token, invited.programme_id, invited.instrument, day, revision, seconds)


def local(at: datetime, zone: str) -> str:
    """A deadline in the zone where it hangs: 23 March 2026, 12:00 (Africa/Nairobi)."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{day_in_words(there.date())}, {there:%H:%M} ({zone})"


def day_in_words(day: date) -> str:
    """The day as the language in force writes it; in English the day comes first, as on every page here."""
    return date_format(day, "j F Y" if get_language() == "en" else "DATE_FORMAT")


def worded_on(instrument: Instrument) -> date:
    return date.fromisoformat(instrument.version)
