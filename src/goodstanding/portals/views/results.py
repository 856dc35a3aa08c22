"""A signed verdict, for the team of the marketplace, and what it promises in answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goodstanding.accreditation import actions
from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.norm_words import comparing
from goodstanding.accreditation.queries import compared_by, signed_decisions
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.portals.appeals import appeal_of
from goodstanding.portals.desk import independence_of, told_by
from goodstanding.portals.forms import PromiseForm
from goodstanding.portals.sheets import sheet_of
from goodstanding.portals.views.found import get


@require_safe
def result(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The signed decision on one edition."""
    found = signed(request, slug, edition)
    stands = list(found.promises.order_by("order"))
    return _page(request, found, PromiseForm(clock.now().date(), stands=stands))


@require_POST
def promise(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """Up to three things that the marketplace will change, until its respondents are told."""
    found = signed(request, slug, edition)
    form = PromiseForm(clock.now().date(), request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    actions.promise(found, form.pledges, by=actor_of(request), at=clock.now())
    return redirect(_place(request, slug, edition) + "#promises")


@require_POST
def tell(request: HttpRequest, slug: str, edition: int) -> HttpResponse:
    """The one mail to everybody who answered, with the promises as they stand."""
    actions.tell_respondents(signed(request, slug, edition), by=actor_of(request), at=clock.now())
    return redirect(_place(request, slug, edition) + "#promises")


def _place(request: HttpRequest, slug: str, edition: int, name: str = "portals:result") -> str:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return reverse(name, args=[slug, edition]) + query


def signed(request: HttpRequest, slug: str, edition: int) -> Decision:
    """The decision of an edition, and of the programme that the address names where it names one."""
    actor, programme = actor_of(request), request.GET.get("programme", "")
    shop = get(marketplaces_served(actor).filter(slug=slug).first())
    found = signed_decisions(actor, shop).filter(round__edition=edition)
    return get((found.filter(round__programme__slug=programme) if programme else found).first())


def _page(request: HttpRequest, found: Decision, form: PromiseForm, status: int = 200) -> HttpResponse:
    shop = found.round.marketplace
    crumbs = [
        Link(shop.name, reverse("portals:marketplace", args=[shop.slug])),
        Link(str(found.round.edition), "", current=True),
    ]
    given = {
        "sheet": sheet_of(found, clock.now().date()),
        "independence": independence_of(actor_of(request), found),
        "compared": comparing(compared_by(actor_of(request), found)),
        "receipt": _place(request, shop.slug, found.round.edition, "portals:result_receipt"),
        "promises": list(found.promises.order_by("order")),
        "told": getattr(found, "told_respondents", None),
        "told_by": told_by(found),
        "form": form,
        "appeal": appeal_of(actor_of(request), found),
        "survey": found.round,
        "crumbs": crumbs,
    }
    return render(request, "portals/result.html", given, status=status)
