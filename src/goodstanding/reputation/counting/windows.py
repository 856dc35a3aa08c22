"""The two windows of a scorecard, as days of the marketplace and as moments."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from goodstanding.rules.scorecards import ScorecardPolicy, Side


@dataclass(frozen=True)
class Windows:
    """All time up to the end of day `on`, and the recent part of it, from the day after `since`."""

    on: date
    since: date
    zone: str = "UTC"

    @property
    def over(self) -> datetime:
        """The moment at which day `on` is over."""
        return self._midnight_after(self.on)

    @property
    def begun(self) -> datetime:
        """The moment at which the recent window begins."""
        return self._midnight_after(self.since)

    def _midnight_after(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(self.zone))

    def day_in(self, field: str) -> Q:
        """Rows whose day was in either window."""
        return Q(**{f"{field}__lte": self.on})

    def day_recent(self, field: str) -> Q:
        """Rows whose day was in the recent window."""
        return Q(**{f"{field}__lte": self.on, f"{field}__gt": self.since})

    def not_by(self, field: str) -> Q:
        """Rows whose day has not come."""
        return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": self.on})


def windows(side: Side, on: date, policy: ScorecardPolicy, zone: str) -> Windows:
    """The windows of a side's card on a day: months back to the same day, clipped to the month's end, or days back."""
    if side == "company":
        return Windows(on, on - timedelta(days=policy.company_days), zone)
    year, month = divmod(on.year * 12 + on.month - 1 - policy.worker_months, 12)
    return Windows(on, date(year, month + 1, min(on.day, monthrange(year, month + 1)[1])), zone)
