"""Days as whole numbers."""

from datetime import date
from typing import Final

from goodstanding.rules.job_success.windows import months_before

EPOCH: Final = date(1970, 1, 1).toordinal()


def days_of(day: date) -> int:
    """A day as days since 1970-01-01."""
    return day.toordinal() - EPOCH


def date_of(days: int) -> date:
    """The day that is so many days after 1970-01-01."""
    return date.fromordinal(days + EPOCH)


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    return date_of(months_before(days_of(day), -months))
