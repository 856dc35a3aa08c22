"""What the page of an opening is made of, for each of its readers."""

from datetime import datetime
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Opening
from goodstanding.engagements.queries.applications import applications_to, own_applications
from goodstanding.engagements.queries.openings import worker_on
from goodstanding.engagements.queries.sides import speaks_for
from goodstanding.engagements.words import brief_parts, rate, state_tag
from goodstanding.marketplaces.choices import CATEGORIES
from goodstanding.marketplaces.queries import terms_due


def page_of(actor: Actor, opening: Opening, at: datetime) -> dict[str, Any]:
    """What templates/engagements/opening.html is given."""
    is_company = speaks_for(actor, opening.company)
    is_draft = is_company and opening.state == "draft"
    applications = applications_to(actor, opening)
    return {
        "opening": opening,
        "tag": state_tag(opening.state),
        "price": price_of(opening),
        "kind": dict(CATEGORIES).get(opening.category, ""),
        "parts": brief_parts(opening),
        "is_company": is_company,
        "lines": [(each, state_tag(each.state), _rate_of(opening, each.rate_cents)) for each in applications],
        "own": own_applications(actor).filter(opening=opening).first(),
        "may_apply": opening.state == "open" and not is_company and worker_on(actor, opening.marketplace) is not None,
        "terms_due": is_draft and terms_due(actor, opening.marketplace, opening.marketplace.day(at)),
    }


def price_of(opening: Opening) -> str:
    """What the company expects to pay; empty where a draft does not say."""
    return _rate_of(opening, opening.price_cents) if opening.price_cents else ""


def _rate_of(opening: Opening, cents: int) -> str:
    return rate(cents, opening.pay, opening.marketplace.currency)
