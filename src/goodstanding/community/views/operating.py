"""Announcing awards, and the words for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.community import actions, queries
from goodstanding.community.congratulations import PLACEHOLDERS, filled, names_of
from goodstanding.community.forms.news import CongratulationForm
from goodstanding.community.languages import LANGUAGES, links
from goodstanding.community.views.places import edited_language, operated, tabs


@require_safe
def awards(request: HttpRequest, slug: str) -> HttpResponse:
    """Every award held today, and whether it can be announced."""
    programme = operated(request, slug)
    lines = queries.announceable(actor_of(request), programme, clock.now().date())
    given = {"programme": programme, "tabs": tabs(request, programme), "lines": lines}
    return render(request, "community/announcements.html", given)


@require_POST
def announce(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An award of the programme made known; one act."""
    actor, programme = actor_of(request), operated(request, slug)
    for line in queries.announceable(actor, programme, clock.now().date()):
        if line.award.pk == pk and line.announcement is None:
            actions.announce(line.award, by=actor, at=clock.now())
    return redirect("community:announcements", slug=slug)


@require_POST
def retract(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An announcement taken back."""
    actor, programme = actor_of(request), operated(request, slug)
    stands = queries.announcements(actor).filter(award__decision__round__programme=programme, award=pk).first()
    if stands:
        actions.retract(stands, by=actor, at=clock.now())
    return redirect("community:announcements", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def congratulation(request: HttpRequest, slug: str) -> HttpResponse:
    """The words for awards announced from now on, with an award of today filled in."""
    actor, programme, language = actor_of(request), operated(request, slug), edited_language(request)
    stands = queries.words_of(actor, programme, language)
    form = CongratulationForm(language, request.POST or None, initial={"title": stands.title, "text": stands.text})
    if request.method == "POST" and form.is_valid():
        actions.edit_congratulation(programme, language, form.words, by=actor, at=clock.now())
        return redirect(f"{reverse('community:congratulation', args=[slug])}?language={language}&saved")
    held = queries.holders(actor, programme, clock.now().date())[:1]
    given = {
        "programme": programme,
        "tabs": tabs(request, programme),
        "form": form,
        "language": language,
        "language_name": LANGUAGES[language],
        "is_rtl": get_language_info(language)["bidi"],
        "languages": links(request, language),
        "placeholders": [f"{{{name}}}" for name in PLACEHOLDERS],
        "example": filled(stands, names_of(held[0], language)) if held else None,
        "saved": "saved" in request.GET,
    }
    return render(request, "community/congratulation.html", given, status=422 if form.errors else 200)
