"""Where in the setting up of a round a request is, and where it goes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.surveys.models import RosterRow, Round
from goodstanding.surveys.queries.wizard import drawn_without_contact, rounds_of
from goodstanding.surveys.setting_up import steps


def found[T](one: T | None) -> T:
    """What a query gave, or the page that says there is nothing here."""
    if one is None:
        raise Http404
    return one


def shop_of(request: HttpRequest, slug: str) -> Marketplace:
    """The marketplace, for its team."""
    return found(marketplaces_served(actor_of(request)).filter(slug=slug).first())


@dataclass(frozen=True)
class Place:
    """A round being set up, for the team of its marketplace.

    A marketplace in several programmes may have several rounds of one edition; `query` then says which.
    """

    request: HttpRequest
    survey: Round
    query: str = ""

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    @cached_property
    def unnamed(self) -> list[RosterRow]:
        """Drawn clients without a contact."""
        return drawn_without_contact(self.actor, self.survey)

    def url(self, name: str) -> str:
        survey = self.survey
        return reverse(f"surveys:{name}", args=[survey.marketplace.slug, survey.edition]) + self.query

    def go(self, name: str) -> HttpResponseRedirect:
        return redirect(self.url(name))

    def go_on(self) -> HttpResponseRedirect:
        """To where the round's state leads."""
        if self.survey.state == "draft":
            return self.go("complete" if hasattr(self.survey, "roster_draft") else "clients")
        if self.survey.state == "rostered":
            return self.go("contacts" if self.unnamed else "invitation")
        return self.go("progress")

    def show(self, step: str, given: Mapping[str, Any], *, page: str = "", wrong: bool = False) -> HttpResponse:
        """A screen of this round; what cannot be taken as it was sent is shown again with status 422."""
        survey = self.survey
        shop = survey.marketplace
        crumbs = [
            Link(shop.name, reverse("portals:marketplace", args=[shop.slug])),
            Link(f"{survey.programme.name} {survey.edition}", "", current=True),
        ]
        urls = {name: self.url(name) for name in ("clients", "complete", "contacts", "invitation", "launch")}
        context = {"survey": survey, "marketplace": shop, "steps": steps(step), "crumbs": crumbs, "urls": urls, **given}
        return render(self.request, f"surveys/wizard/{page or step}.html", context, status=422 if wrong else 200)


def place_of(request: HttpRequest, slug: str, edition: int) -> Place:
    """The round of an edition, and of the programme that the address names where it names one."""
    rounds = rounds_of(actor_of(request), shop_of(request, slug)).filter(edition=edition)
    programme = request.GET.get("programme", "")
    query = f"?{urlencode({'programme': programme})}" if programme else ""
    return Place(request, found((rounds.filter(programme__slug=programme) if programme else rounds).first()), query)
