"""Where a person may go, by the offices held."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.portals.queries import programmes_operated


def navigation(request: HttpRequest) -> dict[str, list[Link]]:
    """Template context processor: the pages of the person signed in, the one on screen marked."""
    actor = actor_of(request)
    if actor.account is None:
        return {"navigation": []}
    return {"navigation": [Link(label, url, current=url == request.path) for label, url in pages(actor)]}


def pages(actor: Actor) -> list[tuple[str, str]]:
    boards = [(p.name, reverse("portals:board", args=[p.slug])) for p in programmes_operated(actor)]
    shops = [(m.name, reverse("portals:marketplace", args=[m.slug])) for m in marketplaces_served(actor)]
    mine = [(_("Your answers"), reverse("portals:answers"))] if actor.tenants("client") else []
    return [*boards, *shops, *mine]


def first_page(actor: Actor) -> str:
    """The first of a person's pages, else the front page."""
    return next((url for _label, url in pages(actor)), reverse("portals:front"))
