"""A badge as pictures: its state drawn in, for social networks, as a code to scan, to embed."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from goodstanding.badges import addresses
from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.pictures import Look, code_svg, plate_png, plate_svg, preview_png
from goodstanding.badges.pictures.showing import awarded_by, shown
from goodstanding.badges.serving import DAY, MINUTE, SVG_POLICY, served
from goodstanding.badges.views.found import credential_of
from goodstanding.base import clock

EMBED_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "img-src": [CSP.SELF],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": ["*"],
}


def live_look(request: HttpRequest, found: Credential | WorkerCredential) -> Look:
    """The badge as it stands now, in ?lang= (English by default), ?theme=dark on dark."""
    with override(_language(request)):
        return shown(found, clock.now().date(), is_dark=_is_dark(request))


def signed_look(request: HttpRequest, found: Credential | WorkerCredential) -> Look:
    """The badge as it was issued: what lies in somebody's folder for years does not say what holds today."""
    with override(_language(request)):
        return shown(found, found.issued_at.date(), is_dark=_is_dark(request))


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("lang", "")
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _is_dark(request: HttpRequest) -> bool:
    return request.GET.get("theme") == "dark"


@csp_override(SVG_POLICY)
@require_safe
def live_svg(request: HttpRequest, key: UUID) -> HttpResponse:
    found = credential_of(request, key)
    return served(request, plate_svg(live_look(request, found)), "image/svg+xml", seconds=MINUTE)


@require_safe
def live_png(request: HttpRequest, key: UUID) -> HttpResponse:
    found = credential_of(request, key)
    return served(request, plate_png(live_look(request, found)), "image/png", seconds=MINUTE)


@require_safe
def preview(request: HttpRequest, key: UUID) -> HttpResponse:
    """1200 by 630 for a link's preview; ?form=square 1080 by 1080."""
    found = credential_of(request, key)
    size = (1080, 1080) if request.GET.get("form") == "square" else (1200, 630)
    with override(_language(request)):
        foot = awarded_by(found)
    return served(request, preview_png(live_look(request, found), size, foot), "image/png", seconds=MINUTE)


@csp_override(SVG_POLICY)
@require_safe
def code(request: HttpRequest, key: UUID) -> HttpResponse:
    """The short address as a QR code."""
    found = credential_of(request, key)
    return served(request, code_svg(addresses.of_short_code(found.code)), "image/svg+xml", seconds=DAY)


@xframe_options_exempt
@csp_override(EMBED_POLICY)
@require_safe
def embed(request: HttpRequest, key: UUID) -> HttpResponse:
    """A link around the live picture, for a frame on any site: no script, no cookie."""
    found = credential_of(request, key)
    look = live_look(request, found)
    given = {"key": key, "look": look, "query": request.GET.urlencode(), "is_right": is_authentic(found)}
    response = render(request, "badges/embed.html", given)
    response["Cache-Control"] = f"public, max-age={MINUTE}"
    return response
