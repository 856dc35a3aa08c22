"""Work on Kazi Hub: Amina of Dune Analytics hires Wanjiru, through the same actions as the product's."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.applications import Applied, apply, digest_of
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import start
from goodstanding.engagements.actions.interviews import Arranged, arrange_interview
from goodstanding.engagements.actions.offers import Offered, accept_offer, offer
from goodstanding.engagements.actions.openings import Brief, draft_opening, publish_opening
from goodstanding.engagements.models import Application, Engagement, Offer, Opening
from goodstanding.marketplaces.actions import Buyer, Freelancer, add_companies, add_workers
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from making import OPENED, marketplace
from remembered import remembered


@dataclass
class Work:
    """Kazi Hub with its team, Dune Analytics with Amina, the workers Wanjiru and Otieno, and Mallory, a stranger."""

    kazi_hub: Marketplace
    dune: Company
    wanjirus: Worker
    otienos: Worker
    amina: Account
    wanjiru: Account
    otieno: Account
    team: Account
    mallory: Account


@remembered
def scene_of_work() -> Work:
    kazi_hub = marketplace("kazi-hub", "Kazi Hub")
    [dune] = add_companies(kazi_hub, [Buyer("dune", "Dune Analytics", "dune.example")], by=SYSTEM, at=OPENED)
    people = {
        name: register(email=f"{name}@people.example", name=name.title(), by=SYSTEM, at=OPENED)
        for name in ("amina", "team", "mallory")
    }
    grant(people["amina"], "client", dune.pk, by=SYSTEM, at=OPENED)
    grant(people["team"], "team", kazi_hub.pk, by=SYSTEM, at=OPENED)
    return work_on(kazi_hub, dune, **people)


def work_on(kazi_hub: Marketplace, dune: Company, *, amina: Account, team: Account, mallory: Account) -> Work:
    """The workers Wanjiru and Otieno on a marketplace that has a company and a team."""
    people = {
        name: register(email=f"{name}@people.example", name=name.title(), by=SYSTEM, at=OPENED)
        for name in ("wanjiru", "otieno")
    }
    freelancers = [Freelancer("w1", "Wanjiru", "KE"), Freelancer("w2", "Otieno", "KE")]
    workers = add_workers(kazi_hub, freelancers, by=SYSTEM, at=OPENED)
    grant(people["wanjiru"], "worker", workers["w1"].pk, by=SYSTEM, at=OPENED)
    grant(people["otieno"], "worker", workers["w2"].pk, by=SYSTEM, at=OPENED)
    return Work(kazi_hub, dune, workers["w1"], workers["w2"], amina, *people.values(), team, mallory)


def brief(**changed: Any) -> Brief:
    said: dict[str, Any] = {
        "title": "Dashboard for shipments",
        "category": "Design",
        "vision": "See at a glance what is late.",
        "scope": "Three pages with charts, tested with five people.",
        "starts_on": date(2026, 3, 16),
        "ends_on": date(2026, 4, 30),
        "pay": "fixed",
        "price_cents": 240_000,
    }
    return Brief(**(said | changed))


def opening(work: Work, at: datetime = OPENED, **changed: Any) -> Opening:
    """An open opening of Dune Analytics."""
    draft = draft_opening(work.dune, brief(**changed), by=work.amina.actor, at=at)
    return publish_opening(draft, by=work.amina.actor, at=at)


def applied(work: Work, to: Opening | None = None, at: datetime = OPENED + timedelta(hours=1)) -> Application:
    """Wanjiru's application."""
    found = to or opening(work)
    said = Applied(digest_of(found.scope), date(2026, 3, 16), 30, 230_000, "I made two of these.")
    return apply(found, work.wanjirus, said, by=work.wanjiru.actor, at=at)


def terms(**changed: Any) -> Offered:
    said: dict[str, Any] = {
        "pay": "fixed",
        "rate_cents": 230_000,
        "scope": "Three pages with charts, tested with five people.",
        "starts_on": date(2026, 3, 16),
        "due_on": date(2026, 4, 30),
        "expenses_cents": 10_000,
    }
    return Offered(**(said | changed))


def offered(work: Work, to: Application | None = None, at: datetime = OPENED + timedelta(hours=2), **new: Any) -> Offer:
    """Amina's offer to Wanjiru."""
    return offer(to or applied(work), terms(**new), by=work.amina.actor, at=at)


@remembered
def engaged(work: Work, at: datetime = OPENED + timedelta(hours=5), **changed: Any) -> Engagement:
    """The engagement of Wanjiru by Dune Analytics, agreed and not started."""
    return accept_offer(offered(work, **changed), by=work.wanjiru.actor, at=at)


@remembered
def started(work: Work, at: datetime = OPENED + timedelta(hours=6), **changed: Any) -> Engagement:
    """The same, with work that goes on."""
    return start(engaged(work, **changed), by=work.wanjiru.actor, at=at)


@remembered
def ended(work: Work, at: datetime = OPENED + timedelta(days=20), reason: str = "completed") -> Engagement:
    """The same, ended by Amina."""
    return end(started(work), reason, by=work.amina.actor, at=at)


def places_of(work: Work) -> dict[str, str]:
    """What fills the places of addresses: an application that waits, and an engagement from an interview and offer."""
    hired = engaged(work)
    assert hired.offer is not None
    talk = Arranged(OPENED + timedelta(days=2))
    waiting = applied(work)
    interview = arrange_interview(waiting, talk, by=work.amina.actor, at=OPENED + timedelta(days=1))
    return {
        "openings.pk": str(waiting.opening_id),
        "applications.pk": str(waiting.pk),
        "interviews.pk": str(interview.pk),
        "offers.pk": str(hired.offer.pk),
        "engagements.pk": str(hired.pk),
        "companies.pk": str(work.dune.pk),
        "workers.pk": str(work.wanjirus.pk),
        "workers.engagement": str(hired.pk),
        "workers.slug": work.wanjirus.slug,
    }
