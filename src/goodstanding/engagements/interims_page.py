"""What the page of feedback in the middle of an engagement shows."""

from datetime import datetime
from typing import Any

from goodstanding.base.access import Actor
from goodstanding.engagements import queries
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.reviews_page import until


def page_of(actor: Actor, engagement: Engagement, at: datetime) -> dict[str, Any]:
    """The feedback that was given, what is asked of the reader, and whether the reader may ask."""
    interims = list(queries.interims_of(actor, engagement))
    side, asked = queries.side_of(actor, engagement), queries.interim_asked(actor, engagement, at)
    waits = next((one for one in interims if one.side != side and not one.given_at and at < one.expires_at), None)
    return {
        "engagement": engagement,
        "side": side or "",
        "other": engagement.worker if side == "company" else engagement.company,
        "given": [(one, getattr(engagement, one.side)) for one in interims if one.given_at],
        "asked_until": until(actor, asked.expires_at) if asked else "",
        "waits_until": until(actor, waits.expires_at) if waits and side else "",
        "may_ask": queries.is_interim_time(actor, engagement, at),
    }
