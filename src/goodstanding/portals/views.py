"""Pages: wiring only. What is not the reader's to see is looked up as if it were not there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goodstanding.accreditation.queries import signed_decisions
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.portals import queries
from goodstanding.portals.board import board_row
from goodstanding.portals.navigation import first_page
from goodstanding.portals.sheets import sheet_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Who holds an award today; public, so it says no score."""
    today = clock.now().date()
    return render(request, "portals/front.html", {"holders": queries.holders(actor_of(request), today), "today": today})


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the signed-in person's work is."""
    return redirect(first_page(actor_of(request)))


@require_safe
def marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """A marketplace's decided rounds, for its team."""
    actor = actor_of(request)
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    decisions = list(signed_decisions(actor, shop))
    newest = sheet_of(decisions[0], clock.now().date()) if decisions else None
    given = {"marketplace": shop, "sheet": newest, "decisions": decisions}
    return render(request, "portals/marketplace.html", given)


@require_safe
def result(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The signed decision on one edition, for the marketplace's team."""
    actor = actor_of(request)
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    found = get(signed_decisions(actor, shop).filter(round__edition=edition).first())
    crumbs = [Link(shop.name, reverse("portals:marketplace", args=[slug])), Link(str(edition), "", current=True)]
    given = {"sheet": sheet_of(found, clock.now().date()), "crumbs": crumbs}
    return render(request, "portals/result.html", given)


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """One row for each marketplace, with one next action each."""
    actor = actor_of(request)
    programme = get(queries.programmes_operated(actor).filter(slug=slug).first())
    today = clock.now().date()
    rows = [
        board_row(s, today, reverse("portals:decision", args=[slug, s.round.pk]) if s.round else "")
        for s in queries.standings(actor, programme)
    ]
    given = {"programme": programme, "rows": rows}
    return render(request, "portals/board.html", given)


@require_safe
def decision(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The computed verdict on a round, for who operates the programme."""
    actor = actor_of(request)
    programme = get(queries.programmes_operated(actor).filter(slug=slug).first())
    found = get(queries.decisions_in(actor, programme).filter(round=pk).first())
    crumbs = [
        Link(programme.name, reverse("portals:board", args=[slug])),
        Link(str(found.round), "", current=True),
    ]
    given = {"sheet": sheet_of(found, clock.now().date()), "crumbs": crumbs}
    return render(request, "portals/result.html", given)


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What a client has answered, and who may see it."""
    actor = actor_of(request)
    if actor.account is None:
        raise Http404
    given = {"responses": queries.answers_given(actor)}
    return render(request, "portals/answers.html", given)


def get[T](found: T | None) -> T:
    """What was found; else a page that says no more than that there is none here."""
    if found is None:
        raise Http404
    return found
