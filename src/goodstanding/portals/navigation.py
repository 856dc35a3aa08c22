"""Where a person may go, by the offices held."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import invitations_received, marketplaces_served
from goodstanding.portals.queries import programmes_operated
from goodstanding.surveys.models import Programme


def navigation(request: HttpRequest) -> dict[str, list[Link]]:
    """Template context processor: the pages of the person signed in, the one on screen marked."""
    actor = actor_of(request)
    if actor.account is None:
        return {"navigation": []}
    links = [*pages(actor), (_("Your account"), reverse("account"))]
    return {"navigation": [Link(label, url, current=url == request.path) for label, url in links]}


def pages(actor: Actor) -> list[tuple[str, str]]:
    boards = [page for p in programmes_operated(actor) for page in _of_programme(p)]
    shops = [page for m in marketplaces_served(actor) for page in _of_marketplace(m)]
    hiring = [(_("Hire"), reverse("engagements:hire"))] if actor.tenants("client") else []
    mine = [(_("Your answers"), reverse("portals:answers"))] if actor.tenants("client") else []
    invited = [(_("Invitations"), reverse("marketplaces:invitations"))] if invitations_received(actor).exists() else []
    return [*boards, *shops, *hiring, *_of_worker(actor), *mine, *invited]


def _of_programme(programme: Programme) -> list[tuple[str, str]]:
    return [
        (programme.name, reverse("portals:board", args=[programme.slug])),
        (_("Public page"), reverse("community:edit", args=[programme.slug])),
        (_("Badges"), reverse("badges:operator", args=[programme.slug])),
        (_("Fees"), reverse("surveys:fees", args=[programme.slug])),
        (_("Rehearsal"), reverse("accreditation:rehearsal", args=[programme.slug])),
    ]


def _of_marketplace(marketplace: Marketplace) -> list[tuple[str, str]]:
    slug = [marketplace.slug]
    return [
        (marketplace.name, reverse("portals:marketplace", args=slug)),
        (_("Programmes"), reverse("surveys:programmes", args=slug)),
        (_("Openings"), reverse("engagements:openings_on_marketplace", args=slug)),
        (_("Requirements"), reverse("reputation:sets", args=slug)),
        (_("Profile"), reverse("marketplaces:profile", args=slug)),
        (_("Badge"), reverse("badges:team", args=slug)),
        (_("What is public"), reverse("badges:publicity", args=slug)),
        (_("Workers"), reverse("marketplaces:workers", args=slug)),
        (_("Companies"), reverse("marketplaces:companies", args=slug)),
        (_("Terms"), reverse("marketplaces:publish_terms", args=slug)),
        (_("Team"), reverse("marketplaces:team", args=slug)),
    ]


def _of_worker(actor: Actor) -> list[tuple[str, str]]:
    if not actor.tenants("worker"):
        return []
    return [(_("Work"), reverse("engagements:work")), (_("Openings"), reverse("engagements:openings"))]


def first_page(actor: Actor) -> str:
    """The first of a person's pages; who holds no office yet describes a marketplace, and a stranger sees the front."""
    if actor.account is None:
        return reverse("portals:front")
    return next((url for _label, url in pages(actor)), reverse("marketplaces:new"))
