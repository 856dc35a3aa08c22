"""Answers with names: the door, and what is behind it for an hour."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Link
from goodstanding.surveys.actions.break_glass import break_glass
from goodstanding.surveys.forms.break_glass import BreakGlassForm
from goodstanding.surveys.models import Round
from goodstanding.surveys.opened import opened
from goodstanding.surveys.queries import round_judged
from goodstanding.surveys.queries.break_glass import glass_broken, open_glass


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def named_answers(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    actor = actor_of(request)
    survey = round_judged(actor, slug, pk)
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        break_glass(survey, form.cleaned_data["reason"], by=actor, at=clock.now())
        return redirect("surveys:named_answers", slug, pk)
    return render(
        request, "surveys/named_answers.html", _page(request, survey, form), status=422 if form.errors else 200
    )


def _page(request: HttpRequest, survey: Round, form: BreakGlassForm) -> dict[str, Any]:
    actor, at = actor_of(request), clock.now()
    glass = open_glass(actor, survey, at)
    return {
        "survey": survey,
        "form": form,
        "glass": glass,
        "responses": opened(actor, survey, at) if glass else [],
        "before": glass_broken(actor, survey),
        "crumbs": _crumbs(survey),
    }


def _crumbs(survey: Round) -> list[Link]:
    slug = survey.programme.slug
    return [
        Link(survey.programme.name, reverse("portals:board", args=[slug])),
        Link(str(survey), reverse("portals:decision", args=[slug, survey.pk])),
        Link(_("Answers with names"), "", current=True),
    ]
