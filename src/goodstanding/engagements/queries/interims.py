"""Reads of feedback in the middle of an engagement."""

from datetime import UTC, datetime, time

from django.db.models import QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement, Interim
from goodstanding.engagements.queries.sides import side_of
from goodstanding.policies import load
from goodstanding.rules.reviews import may_ask_interim


def interims_of(actor: Actor, engagement: Engagement) -> QuerySet[Interim]:
    """The feedback that was asked for and given, the newest first, for both sides and the marketplace's team."""
    interims = Interim.objects.filter(engagement=engagement).order_by("-asked_at", "-pk")
    is_seen = side_of(actor, engagement) or actor.serves(engagement.marketplace_id)
    return interims if is_seen else interims.none()


def interim_asked(actor: Actor, engagement: Engagement, at: datetime) -> Interim | None:
    """The open request to the actor's own side."""
    mine = Interim.objects.filter(engagement=engagement, side=side_of(actor, engagement) or "")
    return mine.filter(given_at=None, expires_at__gt=at).first()


def is_interim_time(actor: Actor, engagement: Engagement, at: datetime) -> bool:
    """Whether the actor's side may ask now: the work has begun, long enough ago, and has not ended."""
    if side_of(actor, engagement) is None or engagement.started_on is None or engagement.state == "ended":
        return False
    started = datetime.combine(engagement.started_on, time(), UTC)
    return may_ask_interim(started, at, load().reviews(at.date()))
