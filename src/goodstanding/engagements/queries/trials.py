"""What the jobs of engagements look for: trials that are over, and messages of which nobody was told."""

from datetime import datetime, timedelta
from typing import cast

from goodstanding.base.access import Actor
from goodstanding.engagements.deadlines import answer_until
from goodstanding.engagements.models import Engagement, Entry, Trial
from goodstanding.engagements.procedure import Side

EASTMOST = timedelta(hours=14)
"""Where a day begins first, it begins this long before it does in UTC."""


def trials_over(actor: Actor, at: datetime) -> list[Trial]:
    """Trials of work that goes on whose last day is over where the marketplace is, and nobody was asked yet."""
    latest = (at + EASTMOST).date()
    waiting = Trial.objects.filter(asked_at=None, ends_on__lt=latest, engagement__ended_on=None)
    found = waiting.exclude(engagement__started_on=None).select_related("engagement__marketplace").order_by("pk")
    return [trial for trial in found if trial.engagement.marketplace.day(at) > trial.ends_on]


def trials_unanswered(actor: Actor, at: datetime) -> list[Trial]:
    """Trials that both were asked about, whose time to answer is over without a decision."""
    waiting = Trial.objects.filter(decided_at=None, asked_at__lte=at, engagement__ended_on=None)
    return [trial for trial in waiting.select_related("engagement").order_by("pk") if at >= answer_until(trial)]


def senders_untold(actor: Actor) -> list[tuple[Engagement, Side]]:
    """Each engagement and side whose messages no mail has told of, once."""
    untold = Entry.objects.filter(kind="message", told_at=None)
    waiting = set(untold.values_list("engagement", "side"))
    engagements = Engagement.objects.in_bulk({pk for pk, _side in waiting})
    return [(engagements[pk], cast(Side, side)) for pk, side in sorted(waiting)]
