"""A badge as page, as signed file, and by its short code."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from goodstanding.badges import actions, addresses
from goodstanding.badges.formats.baking import bake_png, bake_svg
from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.page import page_of
from goodstanding.badges.pictures import seal_png, seal_svg
from goodstanding.badges.queries import badge_by_code
from goodstanding.badges.serving import DAY, HTML, JWT_TYPES, MINUTE, SVG_POLICY, VC_TYPES, served, wanted
from goodstanding.badges.views.found import award_badge_of, credential_of, file_of, get
from goodstanding.badges.views.looks import signed_look
from goodstanding.badges.worker_page import worker_page_of
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.people.signing_in import limit


@require_safe
def badge(request: HttpRequest, key: UUID) -> HttpResponse:
    """The verification page, or the signed file for who asks for one."""
    found = credential_of(request, key)
    kind = wanted(request, *VC_TYPES, *JWT_TYPES)
    if kind == HTML:
        response = _page(request, found)
        response["Cache-Control"] = "private, max-age=0"
        patch_vary_headers(response, ["Accept"])
        return response
    form = file_of(request, key)
    return served(request, form.jwt if kind in JWT_TYPES else form.signed, kind, seconds=kept(form), varies=True)


def _page(request: HttpRequest, found: Credential | WorkerCredential) -> HttpResponse:
    given = {"key": found.pk, "status": addresses.of_status_list(found.status_list_id)}
    if isinstance(found, WorkerCredential):
        worker_page = worker_page_of(found, at=clock.now())
        return render(request, "badges/worker_verification.html", {"page": worker_page, **given})
    page = page_of(found, at=clock.now(), referrer=request.headers.get("Referer", ""))
    return render(request, "badges/verification.html", {"page": page, **given})


def kept(found: Credential | WorkerCredential) -> int:
    """Seconds for which a signed file may be kept: that of a worker goes when the worker says so."""
    return MINUTE if isinstance(found, WorkerCredential) else DAY


@require_safe
def as_json(request: HttpRequest, key: UUID) -> HttpResponse:
    """The signed bytes, as they were stored."""
    found = file_of(request, key)
    return served(request, found.signed, "application/json", seconds=kept(found))


@require_safe
def as_jwt(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same credential as VC-JWT."""
    found = file_of(request, key)
    return served(request, found.jwt, "application/vc+jwt", seconds=kept(found))


@require_safe
def baked_png(request: HttpRequest, key: UUID) -> HttpResponse:
    """The seal with the signed badge in it."""
    found = file_of(request, key)
    baked = bake_png(seal_png(signed_look(request, found)), bytes(found.signed))
    return served(request, baked, "image/png", seconds=kept(found))


@csp_override(SVG_POLICY)
@require_safe
def baked_svg(request: HttpRequest, key: UUID) -> HttpResponse:
    """The seal with the signed badge in it, as SVG."""
    found = file_of(request, key)
    baked = bake_svg(seal_svg(signed_look(request, found)).encode(), bytes(found.signed))
    return served(request, baked, "image/svg+xml", seconds=kept(found))


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:
    """The page of the newest badge behind a short code."""
    found = get(badge_by_code(actor_of(request), code))
    return redirect("badges:badge", found.pk)


@csrf_exempt  # whoever reads the page may report; nothing of an account is touched
@require_POST
def report_lookalike(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keeps a visitor's word that a site shows a badge that is not its own."""
    found = award_badge_of(request, key)
    limit(request, "report_lookalike", str(key))
    actions.report_lookalike(found, request.POST.get("site", ""), by=actor_of(request), at=clock.now())
    given = {"key": key, "name": found.award.decision.round.marketplace.name, "title": _("Reported")}
    return render(request, "badges/reported.html", given)
