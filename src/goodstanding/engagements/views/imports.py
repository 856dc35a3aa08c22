"""A file of engagements in three steps: sent, checked, imported."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.base.importing import ImportRefused, Problem
from goodstanding.base.models import File
from goodstanding.engagements import imports_page as page
from goodstanding.engagements.actions.importing import confirm_upload, discard_upload, keep_upload
from goodstanding.engagements.forms.imports import ImportForm
from goodstanding.engagements.importing import Frame, Reading, all_columns
from goodstanding.engagements.queries.importing import compared, imports, upload
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served

Place = tuple[Marketplace, File, Reading]


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Step 1: the file, read and checked before it is kept."""
    shop, actor, now = _served(request, slug), actor_of(request), clock.now()
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound or not form.is_valid():
        return _ask(request, shop, form)
    reading = page.read_file(form.content, Frame(shop.currency, shop.zone, shop.day(now)))
    problems = reading.problems or compared(actor, shop, reading).problems
    if problems:
        return _ask(request, shop, form, problems)
    kept = keep_upload(shop, form.content, by=actor, at=now)
    return redirect("engagements:import_check", slug, kept.digest)


def _served(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team; NotYours for all others."""
    shop = marketplaces_served(actor_of(request)).filter(slug=slug).first()
    if shop is None:
        raise NotYours
    return shop


def _ask(request: HttpRequest, shop: Marketplace, form: ImportForm, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    given = {"marketplace": shop, "form": form, "steps": page.steps(0), "columns": all_columns()}
    given |= {"problems": page.to_mend(problems) if problems else None}
    given["done"] = imports(actor_of(request), shop)[:5]
    return render(request, "engagements/import.html", given, status=422 if form.is_bound else 200)


@require_safe
def check(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Step 2: what the file would change; nothing is written yet."""
    place = _place(request, slug, digest)
    return _show(request, place) if place else redirect("engagements:import", slug)


def _place(request: HttpRequest, slug: str, digest: str) -> Place | None:
    """The file that waits, read anew; None where it was imported, discarded or its day is over."""
    shop = _served(request, slug)
    file = upload(actor_of(request), shop, digest)
    frame = Frame(shop.currency, shop.zone, shop.day(clock.now()))
    return (shop, file, page.read_file(bytes(file.content), frame)) if file else None


def _show(request: HttpRequest, place: Place, status: int = 200) -> HttpResponse:
    shop, file, reading = place
    found = compared(actor_of(request), shop, reading)
    problems = (*reading.problems, *found.problems)
    given = {"marketplace": shop, "file": file, "reading": reading, "found": found, "steps": page.steps(1)}
    given |= {"problems": page.to_mend(problems) if problems else None, "table": page.changes(shop, found.counts)}
    return render(request, "engagements/import_check.html", given, status=status)


@require_POST
def confirm(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Step 3: imports the file as it was kept."""
    place = _place(request, slug, digest)
    if place is None:
        return redirect("engagements:import", slug)
    try:
        event = confirm_upload(*place, by=actor_of(request), at=clock.now())
    except ImportRefused:
        return _show(request, place, status=422)
    return redirect("engagements:import_done", slug, event.position) if event else redirect("engagements:import", slug)


@require_POST
def discard(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Erases the file that waits."""
    shop, actor = _served(request, slug), actor_of(request)
    if file := upload(actor, shop, digest):
        discard_upload(shop, file, by=actor, at=clock.now())
    return redirect("engagements:import", slug)


@require_safe
def done(request: HttpRequest, slug: str, position: int) -> HttpResponse:
    """What an import brought."""
    shop = _served(request, slug)
    event = imports(actor_of(request), shop).filter(position=position).first()
    if event is None:
        raise NotYours
    given = {"marketplace": shop, "event": event, "steps": page.steps(2), "table": page.changes(shop, event.data)}
    return render(request, "engagements/import_done.html", given)
