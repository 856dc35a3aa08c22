"""The queue of flags of a round: one at a time, with its figures and without an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.surveys.actions import review_flag
from goodstanding.surveys.flagged import flagged
from goodstanding.surveys.forms.review import ReviewForm
from goodstanding.surveys.models import Flag, Round
from goodstanding.surveys.queries import flags_of, round_judged


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    actor = actor_of(request)
    survey = round_judged(actor, slug, pk)
    if request.method == "POST":
        return _reviewed(request, actor, survey)
    waiting = flags_of(actor, survey).filter(review=None).first()
    return _page(request, actor, survey, ReviewForm(waiting) if waiting else None)


def _reviewed(request: HttpRequest, actor: Actor, survey: Round) -> HttpResponse:
    number = request.POST.get("flag", "")
    flag: Flag = get_object_or_404(flags_of(actor, survey), pk=int(number) if number.isdecimal() else 0)
    form = ReviewForm(flag, request.POST)
    if not form.is_valid():
        return _page(request, actor, survey, form, status=422)
    review_flag(flag, form.finding, by=actor, at=clock.now())
    return redirect("surveys:review", survey.programme.slug, survey.pk)


def _page(
    request: HttpRequest, actor: Actor, survey: Round, form: ReviewForm | None, status: int = 200
) -> HttpResponse:
    flags = flags_of(actor, survey)
    given = {
        "survey": survey,
        "form": form,
        "flag": flagged(form.instance) if form else None,
        "waiting": flags.filter(review=None).count(),
        "total": flags.count(),
        "reviewed": [flagged(flag) for flag in flags.exclude(review=None)],
        "crumbs": _crumbs(survey),
    }
    return render(request, "surveys/review.html", given, status=status)


def _crumbs(survey: Round) -> list[Link]:
    slug = survey.programme.slug
    return [
        Link(survey.programme.name, reverse("portals:board", args=[slug])),
        Link(str(survey), reverse("portals:decision", args=[slug, survey.pk])),
        Link(_("Review"), "", current=True),
    ]
