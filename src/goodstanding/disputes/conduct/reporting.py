"""Whom somebody may report, from a profile, a review or an engagement."""

from dataclasses import dataclass
from typing import Final, Literal

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.letters import spoken_in
from goodstanding.engagements.models import Engagement, Review
from goodstanding.engagements.queries import readable_review, side_of
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.people.queries import held_at, own_account

SUBJECTS: Final[dict[str, Literal["worker", "company"]]] = {"worker": "worker", "client": "company"}
"""Office of who is reported -> kind of the case's subject."""


@dataclass(frozen=True)
class About:
    """Whom a report is about and where it started; and the reporter, by office and name."""

    kind: str
    id: int
    office: Literal["worker", "client"]
    tenant: int
    name: str
    marketplace: Marketplace
    reporter_office: str
    reporter_name: str


def about(actor: Actor, address: str) -> About | None:
    """What "worker:12", "company:3", "review:7" or "engagement:9" names, for who may report it; None for all others."""
    kind, _colon, number = address.partition(":")
    if kind not in _FINDERS or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    found = _FINDERS[kind](actor, int(number))
    account = own_account(actor)
    if found is None or account is None:
        return None
    office = office_on(actor, found.marketplace_id, found)
    if not office:
        return None
    who: Literal["worker", "client"] = "worker" if isinstance(found, Worker) else "client"
    return About(kind, int(number), who, found.pk, str(found), found.marketplace, office, account.name)


def language_of(about: About) -> str:
    """The language of the first person who is reported."""
    grant = held_at(SYSTEM, about.office, about.tenant).first()
    return spoken_in(grant.account.language if grant else "")


def office_on(actor: Actor, marketplace: int, reported: Worker | Company) -> str:
    """The office that the actor holds on a marketplace, other than at who is reported; empty for none."""
    if marketplace in actor.tenants("team"):
        return "team"
    own = actor.tenants("worker") if isinstance(reported, Worker) else actor.tenants("client")
    if reported.pk in own:
        return ""
    if Company.objects.filter(pk__in=actor.tenants("client"), marketplace=marketplace).exists():
        return "client"
    return "worker" if Worker.objects.filter(pk__in=actor.tenants("worker"), marketplace=marketplace).exists() else ""


def _worker(actor: Actor, pk: int) -> Worker | Company | None:
    return Worker.objects.filter(pk=pk).select_related("marketplace").first()


def _company(actor: Actor, pk: int) -> Worker | Company | None:
    return Company.objects.filter(pk=pk).select_related("marketplace").first()


def _author(actor: Actor, pk: int) -> Worker | Company | None:
    """Who wrote a review that the actor may read."""
    review = Review.objects.filter(pk=pk).select_related("engagement").first()
    if review is None or readable_review(actor, review.engagement_id, review.side) is None:
        return None
    work = review.engagement
    return _company(actor, work.company_id) if review.side == "company" else _worker(actor, work.worker_id)


def _other_side(actor: Actor, pk: int) -> Worker | Company | None:
    """The other side of the actor's own engagement."""
    work = Engagement.objects.filter(pk=pk).first()
    side = side_of(actor, work) if work else None
    if work is None or side is None:
        return None
    return _worker(actor, work.worker_id) if side == "company" else _company(actor, work.company_id)


_FINDERS: Final = {"worker": _worker, "company": _company, "review": _author, "engagement": _other_side}
