"""What the page of an application shows of the company, and of the worker's own chances."""

from datetime import datetime
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Opening
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.found_words import told
from goodstanding.reputation.queries import company_card, requirements_met, sets_asked
from goodstanding.reputation.shown import shown


def joined(actor: Actor, opening: Opening, worker: Worker, at: datetime) -> dict[str, Any]:
    """The company's card, and how the worker stands to what the opening asks for."""
    on = opening.marketplace.day(at)
    own = requirements_met(actor, opening, [worker], on)[worker.pk] if sets_asked(actor, opening) else None
    card = shown(company_card(actor, opening.company, on), opening.marketplace.currency)
    return {"card": card, "subject": opening.company, "checks": told(own) if own else ()}
