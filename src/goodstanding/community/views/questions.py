"""The one question of a re-measure, for who holds its link. Opening it changes nothing: mail scanners open links."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import NotYours
from goodstanding.base.letters import spoken_in
from goodstanding.community.actions import remeasures
from goodstanding.community.congratulations import shown_day
from goodstanding.community.models.plans import ItemQuestion
from goodstanding.community.queries.plans import instrument_of, item_words
from goodstanding.community.queries.remeasures import question_of

CANT_SAY = "cant_say"
BY_LINK = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt  # the link is the secret: who holds it may answer, with cookies or without
@BY_LINK
def question(request: HttpRequest, token: str) -> HttpResponse:
    """One statement, the points of its scale, "I can't say"; kept by a POST, and changed by another."""
    found = asked(token)
    if request.method == "POST":
        said = request.POST.get("point", "")
        if said not in dict(_points(found)):
            return _page(request, found, token, error=True)
        point = None if said == CANT_SAY else int(said)
        remeasures.answer_question(found, point, by=STRANGER, at=clock.now())
        return redirect(reverse("community:question", args=[token], query={"kept": 1}))
    return _page(request, found, token)


def asked(token: str) -> ItemQuestion:
    """The question behind the link; NotYours where there is none."""
    found = question_of(STRANGER, token)
    if found is None:
        raise NotYours
    return found


def _points(found: ItemQuestion) -> list[tuple[str, str]]:
    instrument = instrument_of(STRANGER, found.remeasure.plan.round)
    wording = instrument.wordings.get(found.language, instrument.original)
    return [*((str(point), words) for point, words in wording.scale.items()), (CANT_SAY, wording.texts.cant_say)]


def _page(request: HttpRequest, found: ItemQuestion, token: str, error: bool = False) -> HttpResponse:
    language = spoken_in(found.language)
    with override(language):
        return render(
            request, "community/question.html", _given(request, found, token, error), status=422 if error else 200
        )


def _given(request: HttpRequest, found: ItemQuestion, token: str, error: bool) -> dict[str, Any]:
    plan, at = found.remeasure.plan, clock.now()
    kept = CANT_SAY if found.answered_on and found.point is None else str(found.point or "")
    return {
        "marketplace": plan.marketplace,
        "programme": plan.round.programme,
        "item": item_words(STRANGER, plan, found.language),
        "points": [(value, words, value == kept) for value, words in _points(found)],
        "is_open": found.remeasure.closed_at is None and found.remeasure.closes_at > at,
        "closes": shown_day(found.remeasure.closes_at.date(), spoken_in(found.language)),
        "is_kept": found.answered_on is not None,
        "error": _("Choose one of the answers.") if error else "",
        "stop": reverse("community:never_ask", args=[token]),
    }


@csrf_exempt  # mail programs post here with one click and no cookie (RFC 8058)
@BY_LINK
def never(request: HttpRequest, token: str) -> HttpResponse:
    """A button that stops questions of this marketplace; a POST presses it."""
    found = asked(token)
    if request.method == "POST":
        remeasures.never_ask(found, by=STRANGER, at=clock.now())
    with override(spoken_in(found.language)):
        given = {"marketplace": found.remeasure.plan.marketplace, "stopped": request.method == "POST"}
        return render(request, "community/never_ask.html", given)
