"""Norms: releases for everybody, and the page on which an operator freezes one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.accreditation import norm_words as words
from goodstanding.accreditation.actions import freeze_release
from goodstanding.accreditation.forms.norms import FreezeForm
from goodstanding.accreditation.models import Release
from goodstanding.accreditation.norming import Preview
from goodstanding.accreditation.queries import cells_of, editions_of, preview, releases_of
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.shell import Link
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import policies_of, programmes


@require_safe
def releases(request: HttpRequest, slug: str) -> HttpResponse:
    """The releases of a programme; public."""
    programme = _programme(request, slug)
    listed = list(releases_of(STRANGER, programme))
    given = {"programme": programme, "releases": listed, "newest": _shown(listed[0]) if listed else None}
    return render(request, "accreditation/norms.html", given)


@require_safe
def release(request: HttpRequest, slug: str, release: int) -> HttpResponse:
    """One release as everybody sees it."""
    found = _release(request, slug, release)
    given = {"programme": found.programme, "release": found, "table": _shown(found), "limits": _policy(found)}
    return render(request, "accreditation/norms_release.html", given)


@require_safe
def table(request: HttpRequest, slug: str, release: int) -> HttpResponse:
    """The same as CSV."""
    found = _release(request, slug, release)
    made = words.as_csv(found, cells_of(STRANGER, found), _policy(found))
    name = f'attachment; filename="{slug}-norms-{found.number}.csv"'
    return HttpResponse(made, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})


@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, slug: str) -> HttpResponse:
    """What would be published and what hidden, and the form that freezes it."""
    actor, programme = actor_of(request), _programme(request, slug)
    editions = editions_of(actor, programme)
    if not actor.operates(programme.pk):
        raise NotYours
    edition = next((each for each in editions if str(each) == request.GET.get("edition")), max(editions, default=0))
    found = preview(actor, programme, edition, clock.now().date())
    form = FreezeForm(edition, request.POST if request.method == "POST" else None, found.digest if found else "")
    if request.method == "POST" and form.is_valid():
        made = freeze_release(programme, edition, form.cleaned_data["digest"], by=actor, at=clock.now())
        return redirect("accreditation:release", slug, made.number)
    return _freezing(request, programme, found, form, editions)


def _freezing(
    request: HttpRequest, programme: Programme, found: Preview | None, form: FreezeForm, editions: list[int]
) -> HttpResponse:
    cells = found.draft.cells if found else ()
    given = {
        "programme": programme,
        "preview": found if cells else None,
        "table": words.previewed(found) if found else None,
        "of": words.count_words(len(found.draft.published) if found else 0, len(cells)),
        "is_due": bool(found and found.draft.published and found.again <= clock.now().date()),
        "form": form,
        "editions": editions,
        "releases": releases_of(actor_of(request), programme),
        "crumbs": [
            Link(programme.name, reverse("portals:board", args=[programme.slug])),
            Link(_("Norms"), "", current=True),
        ],
    }
    return render(request, "accreditation/norms_freeze.html", given, status=422 if form.errors else 200)


def _programme(request: HttpRequest, slug: str) -> Programme:
    found = programmes(actor_of(request)).filter(slug=slug).first()
    if found is None:
        raise NotYours
    return found


def _release(request: HttpRequest, slug: str, number: int) -> Release:
    found = releases_of(STRANGER, _programme(request, slug)).filter(number=number).first()
    if found is None:
        raise NotYours
    return found


def _policy(release: Release) -> NormPolicy:
    name = release.policy.partition("@")[0]
    return policies_of(STRANGER, release.programme).norms(release.frozen_at.date(), name)


def _shown(release: Release) -> object:
    return words.shown(cells_of(STRANGER, release), _policy(release))
