"""Early warning: whether a yearly change has left the band within which it is no news."""

from typing import Literal

from goodstanding.rules.intervals import Interval

Warning = Literal["steady", "early", "beyond", "cannot_tell"]


def warning(change: Interval | None, band: float) -> Warning:
    """`beyond` where the whole interval lies outside the band, `early` where it has left zero and reaches outside,
    `steady` where it lies within the band; else nothing can be told."""
    if change is None:
        return "cannot_tell"
    nearest = max(change.low, -change.high, 0.0)
    furthest = max(change.high, -change.low)
    if nearest > band:
        return "beyond"
    if furthest <= band:
        return "steady"
    return "early" if nearest > 0 else "cannot_tell"
