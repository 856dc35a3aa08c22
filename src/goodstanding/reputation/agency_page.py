"""What everybody reads of an agency."""

from datetime import datetime
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Agency
from goodstanding.reputation.queries.standings import agency_score, agency_standing, members_of, standings_of
from goodstanding.reputation.score_words import stands_words
from goodstanding.reputation.standing_words import held_words


def agency_page(actor: Actor, agency: Agency, at: datetime) -> dict[str, Any]:
    """Its standing and score, and its members with theirs."""
    marketplace = agency.marketplace
    on = marketplace.day(at)
    score, members = agency_score(actor, agency, on), members_of(actor, agency)
    held = standings_of(actor, marketplace, on, [worker.pk for worker in members])
    standing = agency_standing(actor, agency)
    return {
        "subject": agency,
        "marketplace": marketplace,
        "standing": held_words(standing),
        "score": stands_words(score) if score else None,
        "members": [(worker, held_words(held.get(worker.pk))) for worker in members],
    }
