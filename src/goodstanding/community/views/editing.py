"""The text of a programme's page: edited beside English, previewed, kept in versions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community import actions, queries
from goodstanding.community.forms.pages import PageForm
from goodstanding.community.languages import LANGUAGES, ORIGINAL, links
from goodstanding.community.programme import Spoken, spoken
from goodstanding.community.queries import PageText
from goodstanding.community.views.places import edited_language, operated, tabs
from goodstanding.surveys.models import Programme


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The text in one language, English beside the others. A preview stores nothing."""
    actor, programme, language = actor_of(request), operated(request, slug), edited_language(request)
    if request.method != "POST":
        return _page(request, programme, PageForm(initial=dict(_to_begin_with(request, programme).texts)))
    form = PageForm(request.POST)
    if not form.is_valid():
        return _page(request, programme, form, status=422)
    if "preview" in request.POST:
        return _page(request, programme, form, spoken(PageText(language, form.texts, None), language))
    actions.edit_page(programme, language, form.texts, by=actor, at=clock.now())
    return redirect(f"{reverse('community:edit', args=[slug])}?language={language}&saved")


def _to_begin_with(request: HttpRequest, programme: Programme) -> PageText:
    """The text of this language, else the one that we wrote in it."""
    actor, language = actor_of(request), edited_language(request)
    stands = queries.page_text(actor, programme, language)
    return stands if stands.language == language else queries.our_text(actor, programme, language)


def _page(
    request: HttpRequest, programme: Programme, form: PageForm, preview: Spoken | None = None, status: int = 200
) -> HttpResponse:
    language = edited_language(request)
    given: dict[str, Any] = {
        "programme": programme,
        "tabs": tabs(request, programme),
        "languages": links(request, language),
        "language": language,
        "language_name": LANGUAGES[language],
        "form": form,
        "beside": None if language == ORIGINAL else _english(request, programme),
        "preview": preview,
        "stands": queries.versions(actor_of(request), programme, language).first(),
        "saved": "saved" in request.GET,
    }
    return render(request, "community/edit.html", given, status=status)


def _english(request: HttpRequest, programme: Programme) -> Spoken:
    return spoken(queries.page_text(actor_of(request), programme, ORIGINAL), ORIGINAL)


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every text that the page had in one language: who wrote it and when."""
    programme, language = operated(request, slug), edited_language(request)
    kept = list(queries.versions(actor_of(request), programme, language))
    given = {
        "programme": programme,
        "tabs": tabs(request, programme),
        "languages": links(request, language),
        "language": language,
        "versions": [(version, spoken(PageText(language, version.texts, version), language)) for version in kept],
    }
    return render(request, "community/versions.html", given)


@require_POST
def restore(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An earlier text stands again, as a new version."""
    actor, programme = actor_of(request), operated(request, slug)
    version = programme.page_versions.filter(pk=pk).first()
    if version is None:
        raise NotYours
    actions.restore_page(version, by=actor, at=clock.now())
    return redirect(f"{reverse('community:edit', args=[slug])}?language={version.language}&saved")
