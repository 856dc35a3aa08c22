"""Where a person may go, by the offices held."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import (
    companies_spoken_for,
    invitations_received,
    marketplaces_served,
    own_workers,
)
from goodstanding.portals.queries import programmes_operated
from goodstanding.surveys.models import Programme


def navigation(request: HttpRequest) -> dict[str, object]:
    """Template context processor: the pages of the person signed in, looked up once a template shows them."""
    return {"navigation": SimpleLazyObject(lambda: links(request))}


def links(request: HttpRequest) -> list[Link]:
    """The pages of the person signed in, the one on screen marked."""
    actor = actor_of(request)
    if actor.account is None:
        return []
    own = [*pages(actor), (_("Your data"), reverse("my_data")), (_("Your account"), reverse("account"))]
    return [Link(label, url, current=url == request.path) for label, url in own]


def pages(actor: Actor) -> list[tuple[str, str]]:
    operated = programmes_operated(actor) if actor.tenants("operator") else ()
    served = marketplaces_served(actor) if actor.tenants("team") else ()
    boards = [page for p in operated for page in _of_programme(p)]
    shops = [page for m in served for page in _of_marketplace(m)]
    mine = [(_("Your answers"), reverse("portals:answers"))] if actor.tenants("client") else []
    invited = [(_("Invitations"), reverse("marketplaces:invitations"))] if invitations_received(actor).exists() else []
    return [
        *boards,
        *shops,
        *_of_judge(actor),
        *_of_client(actor),
        *_of_worker(actor),
        *_of_either(actor),
        *mine,
        *invited,
    ]


def _of_programme(programme: Programme) -> list[tuple[str, str]]:
    return [
        (programme.name, reverse("portals:board", args=[programme.slug])),
        (_("Public page"), reverse("community:edit", args=[programme.slug])),
        (_("Badges"), reverse("badges:operator", args=[programme.slug])),
        (_("Fees"), reverse("surveys:fees", args=[programme.slug])),
        (_("Rehearsal"), reverse("accreditation:rehearsal", args=[programme.slug])),
        (_("Norms"), reverse("accreditation:freeze_norms", args=[programme.slug])),
        (_("Findings"), reverse("reports:publish_findings", args=[programme.slug])),
        (_("Monitor"), reverse("reports:monitor", args=[programme.slug])),
    ]


def _of_marketplace(marketplace: Marketplace) -> list[tuple[str, str]]:
    slug = [marketplace.slug]
    return [
        (marketplace.name, reverse("portals:marketplace", args=slug)),
        (_("Programmes"), reverse("surveys:programmes", args=slug)),
        (_("Openings"), reverse("engagements:openings_on_marketplace", args=slug)),
        (_("Engagements"), reverse("engagements:engagements")),
        (_("Reviews"), reverse("engagements:reviews_team", args=slug)),
        (_("Workers"), reverse("marketplaces:workers", args=slug)),
        (_("Companies"), reverse("marketplaces:companies", args=slug)),
        (_("Scores and standings"), reverse("reputation:standings", args=slug)),
        (_("Requirements"), reverse("reputation:sets", args=slug)),
        (_("Terms"), reverse("marketplaces:publish_terms", args=slug)),
        (_("Conduct"), reverse("disputes:measures", args=slug)),
        (_("Import"), reverse("engagements:import", args=slug)),
        (_("Profile"), reverse("marketplaces:profile", args=slug)),
        (_("From weak to better"), reverse("community:plans", args=slug)),
        (_("Events"), reverse("community:marketplace_events", args=slug)),
        (_("Badge"), reverse("badges:team", args=slug)),
        (_("Badges of workers"), reverse("badges:worker_badges", args=slug)),
        (_("What is public"), reverse("badges:publicity", args=slug)),
        (_("Team"), reverse("marketplaces:team", args=slug)),
    ]


def _of_judge(actor: Actor) -> list[tuple[str, str]]:
    rules = actor.tenants("operator") or actor.tenants("team")
    return [(_("Desk"), reverse("disputes:desk"))] if rules else []


def _of_client(actor: Actor) -> list[tuple[str, str]]:
    companies = companies_spoken_for(actor) if actor.tenants("client") else ()
    cards = [(str(company), reverse("reputation:company", args=[company.pk])) for company in companies]
    looking = [(_("Find workers"), reverse("reputation:hire_workers", args=[company.pk])) for company in companies[:1]]
    return [(_("Hire"), reverse("engagements:hire")), *looking, *cards] if cards else []


def _of_worker(actor: Actor) -> list[tuple[str, str]]:
    pages = [(_("Work"), reverse("engagements:work")), (_("Openings"), reverse("engagements:openings"))]
    pages.append((_("Events"), reverse("community:events")))
    for worker in (workers := own_workers(actor) if actor.tenants("worker") else ()):
        pages.append((_("Your profile"), reverse("marketplaces:worker", args=[worker.pk])))
        place = [worker.marketplace.slug, worker.slug]
        pages.append((_("Your scorecard"), reverse("reputation:worker", args=place)))
        pages.append((_("Openings by mail"), reverse("community:digest", args=[worker.pk])))
        pages.append((_("Your score"), reverse("reputation:score", args=place)))
        pages.append((_("My standing"), reverse("reputation:worker_standing", args=place)))
        pages.append((_("Your badge"), reverse("badges:worker_badge", args=place)))
    return pages if workers else []


def _of_either(actor: Actor) -> list[tuple[str, str]]:
    is_side = actor.tenants("client") or actor.tenants("worker")
    if not is_side:
        return []
    return [(_("Engagements"), reverse("engagements:engagements")), (_("Your cases"), reverse("disputes:cases"))]


def first_page(actor: Actor) -> str:
    """The first of a person's pages; who holds no office yet describes a marketplace, and a stranger sees the front."""
    if actor.account is None:
        return reverse("portals:front")
    return next((url for _label, url in pages(actor)), reverse("marketplaces:new"))
