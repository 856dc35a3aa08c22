"""The team's press kit: the page, the zip, and on their own the page for sales and the pictures for posts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.badges.presskit.absence import absence
from goodstanding.badges.presskit.archive import archive
from goodstanding.badges.presskit.found import Found, Kit, found
from goodstanding.badges.presskit.page import page_of, spoken
from goodstanding.badges.presskit.pictures import link_png, square_png
from goodstanding.badges.presskit.sheet import sheet_pdf
from goodstanding.badges.presskit.wording import told
from goodstanding.badges.views.found import get
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.reports.paper import PAPERS


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything to copy; or why there is nothing, and what to do."""
    shop = _served(request, slug)
    held = _found(request, shop)
    if held is None or held.kit is None:
        given = {"marketplace": shop, "absence": absence(held, slug), "found": held}
        return render(request, "badges/presskit_absent.html", given)
    given = page_of(held, held.kit, shop, request.GET.get("language", ""))
    return render(request, "badges/presskit.html", {"marketplace": shop, **given})


@require_safe
def as_zip(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole kit."""
    kit = _kit(request, slug)
    return _file(archive(kit), "application/zip", f"{kit.name}.zip")


@require_safe
def as_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The page for sales in ?language=, on A4 or (?paper=us-letter) Letter."""
    kit, language = _kit(request, slug), spoken(request.GET.get("language", ""))
    paper = next((known for known in PAPERS if known == request.GET.get("paper", "")), PAPERS[0])
    return _file(sheet_pdf(told(kit, language), kit, paper), "application/pdf", f"{kit.name}-{language}.pdf")


@require_safe
def as_png(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture for links and wide posts in ?language=; ?form=square for square posts."""
    kit, language = _kit(request, slug), spoken(request.GET.get("language", ""))
    drawn = square_png if request.GET.get("form") == "square" else link_png
    return _file(drawn(told(kit, language), kit), "image/png", f"{kit.name}-{language}.png")


def _kit(request: HttpRequest, slug: str) -> Kit:
    """The kit of an award that may be shown; raises NoPressKit where there is none."""
    held = _found(request, _served(request, slug))
    if held is None or held.kit is None:
        raise absence(held, slug).refusal()
    return held.kit


def _found(request: HttpRequest, shop: Marketplace) -> Found | None:
    return found(actor_of(request), shop, clock.now().date(), request.GET.get("programme", ""))


def _served(request: HttpRequest, slug: str) -> Marketplace:
    return get(marketplaces_served(actor_of(request)).filter(slug=slug).first())


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    return HttpResponse(content, content_type=kind, headers=headers)
