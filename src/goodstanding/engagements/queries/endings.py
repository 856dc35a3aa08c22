"""Why an engagement may end, for who is about to end it."""

from datetime import date

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement, Trial
from goodstanding.engagements.procedure import Side
from goodstanding.policies import load
from goodstanding.rules.endings import EndReason, offered


def reasons(actor: Actor, engagement: Engagement, side: Side, on: date) -> dict[str, EndReason]:
    """Code -> reason that a side may give on a day; the end of a trial only where there is one."""
    has_started = engagement.started_on is not None
    found = offered(load().endings(on), side, has_started=has_started)
    if not Trial.objects.filter(engagement=engagement).exists():
        found.pop("trial_ended", None)
    return found
