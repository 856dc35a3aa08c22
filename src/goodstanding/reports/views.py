"""The report's faces for the team: page, PDF, signed JSON; and a reply from its page."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.policies import load
from goodstanding.reports import actions, queries
from goodstanding.reports.content import Report, report
from goodstanding.reports.document import document
from goodstanding.reports.faces import page_of
from goodstanding.reports.forms import ReplyForm
from goodstanding.reports.paper import PAPERS, pdf
from goodstanding.reports.signing import as_json, report_signer


@require_safe
def page(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The report on the web, where the team also replies to those who chose to be named."""
    return _page(request, _report(request, slug, edition), (slug, edition))


@require_safe
def paper(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The PDF, on A4 or (`?paper=us-letter`) Letter."""
    wanted = request.GET.get("paper", "")
    size = next((known for known in PAPERS if known == wanted), PAPERS[0])
    made = pdf(document(_report(request, slug, edition)), size)
    return _file(made, "application/pdf", f"{slug}-{edition}-report.pdf")


@require_safe
def data(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The same figures and words as signed JSON."""
    made = as_json(_report(request, slug, edition), report_signer())
    return _file(made, "application/json", f"{slug}-{edition}-report.json")


@require_POST
def reply(request: HttpRequest, slug: str, edition: int, key: UUID) -> HttpResponse:
    """The one reply to a respondent who chose to be named."""
    actor, form = actor_of(request), ReplyForm(request.POST, auto_id=f"{key}_%s")
    found = _report(request, slug, edition)
    if not form.is_valid():
        return _page(request, found, (slug, edition), {str(key): form}, status=422)
    response = queries.willing_response(actor, slug, edition, key)
    if response is None:
        raise NotYours
    actions.reply(response, form.cleaned_data["text"], by=actor, at=clock.now())
    return redirect(reverse("reports:page", args=[slug, edition], query=request.GET or None, fragment="people"))


def _report(request: HttpRequest, slug: str, edition: int) -> Report:
    actor = actor_of(request)
    decision = queries.reported(actor, slug, edition, request.GET.get("programme", ""))
    facts = queries.facts_of(actor, decision) if decision else None
    if facts is None:
        raise NotYours
    return report(facts, load(), _language(request))


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", get_language() or "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _page(
    request: HttpRequest,
    found: Report,
    place: tuple[str, int],
    typed: Mapping[str, ReplyForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    with override(found.language):
        empty = {person.key: ReplyForm(auto_id=f"{person.key}_%s") for person in found.people}
        given = {**page_of(found, place, request.GET.dict()), "forms": {**empty, **(typed or {})}}
        return render(request, "reports/page.html", given, status=status)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})
