"""The pages that people land on: the front, a marketplace, the board, a client's answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goodstanding.accreditation.queries import signed_decisions
from goodstanding.badges.register.lines import newest_badges
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.portals import queries
from goodstanding.portals.board import board_of
from goodstanding.portals.navigation import first_page
from goodstanding.portals.rounds import lines_of
from goodstanding.portals.sheets import sheet_of
from goodstanding.portals.views.found import get
from goodstanding.surveys.queries.wizard import programmes_joined, rounds_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Who holds an award today; public, so it says no score."""
    awards = queries.holders(actor_of(request), clock.now().date())
    badges = newest_badges(awards)
    return render(request, "portals/front.html", {"holders": [(award, badges.get(award.pk, "")) for award in awards]})


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the signed-in person's work is."""
    return redirect(first_page(actor_of(request)))


@require_safe
def marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """A marketplace's rounds and its newest result, for its team."""
    actor = actor_of(request)
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    today, decisions = clock.now().date(), list(signed_decisions(actor, shop))
    given = {
        "marketplace": shop,
        "sheet": sheet_of(decisions[0], today) if decisions else None,
        "rounds": lines_of(rounds_of(actor, shop), decisions, today),
        "has_joined": programmes_joined(actor, shop).exists(),
    }
    return render(request, "portals/marketplace.html", given)


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """One row for each marketplace, with one next action each."""
    actor = actor_of(request)
    programme = get(queries.programmes_operated(actor).filter(slug=slug).first())
    rows = board_of(queries.standings(actor, programme), clock.now().date())
    given = {"programme": programme, "rows": rows, "waiting": sum(row.days is not None for row in rows)}
    return render(request, "portals/board.html", given)


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What a client has answered, and who may see it."""
    actor = actor_of(request)
    if actor.account is None:
        raise Http404
    given = {"responses": queries.answers_given(actor)}
    return render(request, "portals/answers.html", given)
