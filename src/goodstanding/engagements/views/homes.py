"""The two homes: what waits for a company, and what waits for a worker."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import actor_of, require
from goodstanding.engagements.homes import rows_of, talks_of
from goodstanding.engagements.queries import homes
from goodstanding.engagements.queries.openings import openings_left
from goodstanding.engagements.views.applications import zone_of
from goodstanding.engagements.words import state_tag
from goodstanding.marketplaces.queries import companies_spoken_for

MOST: Final = 100
"""Engagements in hand on one page."""


@require_safe
def hire(request: HttpRequest) -> HttpResponse:
    """What waits for the companies that the reader acts for."""
    actor, at = actor_of(request), clock.now()
    require(bool(actor.tenants("client")))
    with timezone.override(zone_of(actor)):
        given = {
            "companies": companies_spoken_for(actor),
            "openings": [(each, state_tag(each.state)) for each in homes.openings_in_hand(actor)[:MOST]],
            "talks": talks_of(homes.interviews_ahead(actor, at)),
            "rows": rows_of(homes.engagements_in_hand(actor, "company")[:MOST], "company", at),
        }
        return render(request, "engagements/hire.html", given)


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What waits for the worker."""
    actor, at = actor_of(request), clock.now()
    require(bool(actor.tenants("worker")))
    with timezone.override(zone_of(actor)):
        given = {
            "offers": homes.offers_to_answer(actor),
            "talks": talks_of(homes.interviews_ahead(actor, at)),
            "applications": homes.applications_in_hand(actor)[:MOST],
            "rows": rows_of(homes.engagements_in_hand(actor, "worker")[:MOST], "worker", at),
            "number_open": openings_left(actor).count(),
        }
        return render(request, "engagements/work.html", given)
