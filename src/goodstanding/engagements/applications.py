"""What the page of an application is made of, for each of its two sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.engagements.mails.interviews import moment
from goodstanding.engagements.models import Application, Interview, Offer
from goodstanding.engagements.money import amount
from goodstanding.engagements.queries.applications import side_in
from goodstanding.engagements.words import rate, state_tag
from goodstanding.marketplaces.queries import terms_due


@dataclass(frozen=True)
class Talk:
    """An interview as its reader has it."""

    row: Interview
    when: str
    tag: dict[str, Any]
    has_begun: bool


@dataclass(frozen=True)
class Terms:
    """An offer in words."""

    row: Offer
    tag: dict[str, Any]
    rate: str
    expenses: str
    trial: str


def page_of(actor: Actor, application: Application, at: datetime) -> dict[str, Any]:
    """What templates/engagements/application.html is given. Times of day are in the zone that is active."""
    opening, side = application.opening, side_in(actor, application)
    offers = [_terms(each, opening.marketplace.currency) for each in application.offers.all()]
    return {
        "application": application,
        "opening": opening,
        "side": side,
        "tag": state_tag(application.state),
        "rate": rate(application.rate_cents, opening.pay, opening.marketplace.currency),
        "talks": _talks(application.interviews.all(), at),
        "open_offer": next((each for each in offers if each.row.state == "open"), None),
        "past_offers": [each for each in offers if each.row.state != "open"],
        "terms_due": side == "worker" and terms_due(actor, opening.marketplace, opening.marketplace.day(at)),
    }


def _terms(offer: Offer, currency: str) -> Terms:
    return Terms(
        row=offer,
        tag=state_tag(offer.state),
        rate=rate(offer.rate_cents, offer.pay, currency),
        expenses=amount(offer.expenses_cents, currency) if offer.expenses_cents else "",
        trial=amount(offer.trial_cents, currency) if offer.trial_cents else "",
    )


def _talks(interviews: Iterable[Interview], at: datetime) -> list[Talk]:
    return [Talk(each, moment(each), state_tag(each.state), each.starts_at <= at) for each in interviews]
