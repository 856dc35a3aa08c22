"""Days and moments as whole numbers."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.windows import months_before

DAY: Final = 86_400
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


def local_days(seconds: npt.NDArray[np.int64], zone: str) -> npt.NDArray[np.int64]:
    """The days, since 1970-01-01, that it is in a zone at moments given in seconds."""
    days, place = np.unique(seconds // DAY, return_inverse=True)
    offsets = np.array([_offsets(zone, int(day)) for day in days], np.int64).reshape(-1, 2)
    local = seconds + offsets[place, 0]
    changing = np.flatnonzero(offsets[place, 0] != offsets[place, 1])
    local[changing] = [moment + _offset(zone, moment) for moment in seconds[changing].tolist()]
    found: npt.NDArray[np.int64] = local // DAY
    return found


@lru_cache(maxsize=50_000)
def _offsets(zone: str, day: int) -> tuple[int, int]:
    """The seconds by which local time is ahead at the two ends of a UTC day."""
    return _offset(zone, day * DAY), _offset(zone, (day + 1) * DAY - 1)


def _offset(zone: str, moment: int) -> int:
    ahead = datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
    return int((ahead or timedelta()).total_seconds())
