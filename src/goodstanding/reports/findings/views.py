"""Findings for everybody, the page on which an operator publishes them, and the operator's monitor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.accreditation.actions import publish_findings
from goodstanding.accreditation.finding import Preview
from goodstanding.accreditation.models import Findings
from goodstanding.accreditation.queries import findings_editions, findings_of, findings_preview
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.shell import Link
from goodstanding.reports.findings import tables
from goodstanding.reports.findings.forms import PublishForm
from goodstanding.reports.findings.monitoring import monitor_of
from goodstanding.reports.findings.pages import laid_out
from goodstanding.reports.findings.sources import previewed, source_of
from goodstanding.reports.paper import PAPERS, pdf
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import programmes


@require_safe
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """The editions with findings; public."""
    programme = _programme(request, slug)
    given = {"programme": programme, "findings": findings_of(STRANGER, programme)}
    return render(request, "reports/findings_list.html", given)


@require_safe
def page(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The findings of one edition as everybody reads them."""
    found, language = _findings(request, slug, edition), _language(request)
    with override(language):
        return render(request, "reports/findings.html", _faces(found, language))


@require_safe
def paper(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The PDF, on A4 or (`?paper=us-letter`) Letter."""
    found, language = _findings(request, slug, edition), _language(request)
    size = next((known for known in PAPERS if known == request.GET.get("paper")), PAPERS[0])
    made = pdf(laid_out(source_of(found, language), language), size)
    name = f'inline; filename="{slug}-{edition}-findings.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
def table(request: HttpRequest, slug: str, edition: int, table: str) -> HttpResponse:
    """One of the tables as CSV."""
    found = _findings(request, slug, edition)
    wanted = next((known for known in tables.NAMES if known == table), None)
    if wanted is None:
        raise NotYours
    name = f'attachment; filename="{slug}-{edition}-findings-{wanted}.csv"'
    headers = {"Content-Disposition": name}
    return HttpResponse(tables.as_csv(found, wanted), content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What would be published and what hidden, and the form that publishes it."""
    programme, editions = _operated(request, slug)
    edition = next((each for each in editions if str(each) == request.GET.get("edition")), _due(programme, editions))
    found = findings_preview(actor_of(request), programme, edition, clock.now().date())
    form = PublishForm(edition, request.POST if request.method == "POST" else None, found.digest if found else "")
    if request.method == "POST" and form.is_valid():
        given = (programme, edition, form.cleaned_data["digest"], form.introduction())
        publish_findings(*given, by=actor_of(request), at=clock.now())
        return redirect("reports:findings", slug, edition)
    return _publishing(request, programme, found, form, editions)


@require_safe
def monitor(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether clients become tougher, answers inflate or silence grows; for the operator alone."""
    programme, _editions = _operated(request, slug)
    found = monitor_of(actor_of(request), programme, clock.now().date())
    crumbs = _crumbs(programme, _("Monitor"))
    given = {"programme": programme, "monitor": found, "crumbs": crumbs}
    return render(request, "reports/monitor.html", given)


def _publishing(
    request: HttpRequest, programme: Programme, found: Preview | None, form: PublishForm, editions: list[int]
) -> HttpResponse:
    published = findings_of(STRANGER, programme)
    source = previewed(found, programme, clock.now().date(), get_language() or "en") if found else None
    given = {
        "programme": programme,
        "preview": found,
        "document": laid_out(source, get_language() or "en") if source else None,
        "table": tables.hidden(found, source) if found and source else None,
        "is_published": published.filter(edition=form.edition).exists(),
        "form": form,
        "editions": editions,
        "findings": published,
        "crumbs": _crumbs(programme, _("Findings")),
    }
    return render(request, "reports/findings_publish.html", given, status=422 if form.errors else 200)


def _due(programme: Programme, editions: list[int]) -> int:
    """The newest edition whose year is over and that has no findings yet, else the newest."""
    published = set(findings_of(STRANGER, programme).values_list("edition", flat=True))
    over = [each for each in editions if each < clock.now().year and each not in published]
    return max(over or editions, default=0)


def _faces(found: Findings, language: str) -> dict[str, Any]:
    place, slug = [found.programme.slug, found.edition], found.programme.slug
    here, paper = reverse("reports:findings", args=place), reverse("reports:findings_pdf", args=place)
    return {
        "findings": found,
        "programme": found.programme,
        "document": laid_out(source_of(found, language), language),
        "paper": f"{paper}?language={language}",
        "letter": f"{paper}?language={language}&paper=us-letter",
        "tables": [reverse("reports:findings_csv", args=[slug, found.edition, name]) for name in tables.NAMES],
        "languages": [
            Link(name, f"{here}?language={code}", current=code == language) for code, name in settings.LANGUAGES
        ],
    }


def _crumbs(programme: Programme, here: str) -> list[Link]:
    return [Link(programme.name, reverse("portals:board", args=[programme.slug])), Link(here, "", current=True)]


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", get_language() or "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _programme(request: HttpRequest, slug: str) -> Programme:
    found = programmes(actor_of(request)).filter(slug=slug).first()
    if found is None:
        raise NotYours
    return found


def _operated(request: HttpRequest, slug: str) -> tuple[Programme, list[int]]:
    programme = _programme(request, slug)
    if not actor_of(request).operates(programme.pk):
        raise NotYours
    return programme, findings_editions(actor_of(request), programme)


def _findings(request: HttpRequest, slug: str, edition: int) -> Findings:
    found = findings_of(STRANGER, _programme(request, slug)).filter(edition=edition).first()
    if found is None:
        raise NotYours
    return found
