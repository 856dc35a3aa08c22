"""The inflation monitor, for the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.reputation import monitor
from goodstanding.reputation.views.requirements import served


@require_safe
def inflation(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether ratings still mean what they meant."""
    shop = served(request, slug)
    found = monitor.monitor_of(actor_of(request), shop, shop.day(clock.now()))
    return render(request, "reputation/inflation.html", {"marketplace": shop} | monitor.shown(found))
