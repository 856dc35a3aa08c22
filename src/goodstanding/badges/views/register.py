"""The register: its list, a page for each marketplace, and its files."""

from hashlib import sha256

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodstanding.badges.forms.publicity import RemovalForm
from goodstanding.badges.inserts import day
from goodstanding.badges.publicity import may_remove, story_of
from goodstanding.badges.register.entries import Entry, Wanted, entries, sought
from goodstanding.badges.register.filters import filters, wanted_by
from goodstanding.badges.register.lines import chapters, listed, profile, proved_on
from goodstanding.badges.register.linked import dataset, organization
from goodstanding.badges.register.published import as_csv, as_json, signature_of
from goodstanding.badges.register.shares import least_decided, shares
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.keys import record_signer

ON_A_PAGE = 20


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every award ever, by marketplace; public."""
    today = clock.now().date()
    everything, wanted = entries(today), wanted_by(request.GET)
    page = Paginator(sought(everything, wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    given = {
        "page": page,
        "found": listed(page.object_list),
        "filters": filters(everything, wanted),
        "wanted": wanted,
        "is_narrowed": wanted != Wanted(),
        "is_filtered": wanted != Wanted(name=wanted.name),
        "is_empty": not everything,
        "shares": shares(everything, today),
        "least": least_decided(today),
        "linked": dataset(_("The register"), today),
    }
    return render(request, "badges/register.html", given)


@require_safe
def marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """A marketplace's years and its story; 404 for all that never held an award."""
    return marketplace_page(request, entry_of(slug))


def entry_of(slug: str) -> Entry:
    """A marketplace in the register; NotYours for one that never held an award, as for one that does not exist."""
    found = entries(clock.now().date(), slug)
    if not found:
        raise NotYours
    return found[0]


def marketplace_page(request: HttpRequest, entry: Entry, removal: RemovalForm | None = None) -> HttpResponse:
    """The page, with what an operator typed to remove the story."""
    shown, story = chapters(entry, clock.now().date()), story_of(entry.marketplace.pk)
    removed = getattr(story, "removal", None)
    may = story and not removed and may_remove(actor_of(request), entry.marketplace)
    given = {
        "marketplace": entry.marketplace,
        "proved_on": proved_on(shown),
        "chapters": shown,
        "profile": profile(entry),
        "story": story,
        "removed_on": day(removed.removed_at.date()) if removed else "",
        "removal_form": (removal or RemovalForm()) if may else None,
        "linked": organization(entry.marketplace, [chapter.line for chapter in shown]),
    }
    return render(request, "badges/register_marketplace.html", given, status=422 if removal else 200)


@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    """The register for a spreadsheet."""
    return _file(request, as_csv(entries(clock.now().date())), "text/csv; charset=utf-8", "register.csv")


@require_safe
def json_file(request: HttpRequest) -> HttpResponse:
    """The register for a program, in the bytes that are signed."""
    return _file(request, _json(), "application/json", "register.json")


@require_safe
def signature(request: HttpRequest) -> HttpResponse:
    """The signature over register.json, by the record's key."""
    return _file(request, signature_of(_json(), record_signer()), "application/json", "register.json.sig")


def _json() -> bytes:
    today = clock.now().date()
    return as_json(entries(today), today)


def _file(request: HttpRequest, content: bytes, kind: str, name: str) -> HttpResponse:
    """A file that every site may read (CORS), and that is sent again only once it has changed."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=60",
        "Content-Disposition": f'inline; filename="{name}"',
        "ETag": f'"{sha256(content).hexdigest()}"',
    }
    response = HttpResponse(content, content_type=kind, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response) or response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines find the register."""
    return HttpResponse(f"Sitemap: {settings.ORIGIN}{reverse('badges:sitemap')}\n", content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The register's pages (sitemaps.org, 0.9)."""
    slugs = [entry.marketplace.slug for entry in entries(clock.now().date())]
    pages = [reverse("badges:register"), *(reverse("badges:register_marketplace", args=[slug]) for slug in slugs)]
    given = {"pages": [settings.ORIGIN + page for page in pages]}
    return render(request, "badges/register_sitemap.xml", given, content_type="application/xml")
