"""How cases ended, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.disputes.statistics_page import csv_of, page_of


@require_safe
def statistics(request: HttpRequest, place: str = "", slug: str = "") -> HttpResponse:
    """The figures of the install, of a marketplace, or of a programme."""
    given = page_of(place, slug, clock.now())
    if given is None:
        raise NotYours
    return render(request, "disputes/statistics.html", given)


@require_safe
def statistics_csv(request: HttpRequest, place: str = "", slug: str = "") -> HttpResponse:
    """The same as CSV."""
    written = csv_of(place, slug, clock.now())
    if written is None:
        raise NotYours
    name = "-".join(filter(None, ["cases", slug]))
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers=headers)
