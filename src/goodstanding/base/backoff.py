"""How long to wait before trying again."""

from datetime import timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=6)


def wait_after(attempts: int) -> timedelta:
    """30 seconds after the first attempt, then twice as long each time, at most 6 hours."""
    return min(FIRST * (1 << min(attempts - 1, 20)), LONGEST)
