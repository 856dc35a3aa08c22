"""Until when somebody has, on their own calendar, and when an account has opened too many cases."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from goodstanding.rules.disputes.policy import CasePolicy


def deadline(at: datetime, days: int, zone: str) -> datetime:
    """The end of the day that is `days` after today where the person lives.

    Whole local days: through a change of the clocks the last day still ends at its own midnight.
    """
    home = ZoneInfo(zone)
    day = at.astimezone(home).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(), home)


def over_quota(opened: Sequence[datetime], still_open: int, at: datetime, policy: CasePolicy) -> datetime | None:
    """None while an account may open one more case; else the moment from which it may.

    `opened` are the moments at which it opened others. Where too many are still open that moment is unknown: `at`.
    """
    if still_open >= policy.open_at_once:
        return at
    span = timedelta(days=policy.opened_days)
    recent = sorted(moment for moment in opened if moment > at - span)
    return recent[-policy.opened_most] + span if len(recent) >= policy.opened_most else None
