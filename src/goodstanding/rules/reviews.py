"""When reviews are written and shown, and what a review's criteria come to.

Sealed until both sides have written or the window ends, as platforms with two-way blind reviews do it; the window
and the criteria are numbers of a dated policy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class ReviewPolicy:
    """The window of reviews, what each side is asked about, and feedback in the middle of an engagement."""

    name: str
    version: str
    window_days: int
    reminder_days: int
    of_worker: tuple[str, ...]
    of_company: tuple[str, ...]
    least_criteria: int
    private_part: bool
    interim_after_days: int
    interim_days: int
    comment_letters: int
    reply_letters: int
    reports_a_day: int

    def __post_init__(self) -> None:
        if not 1 <= self.least_criteria <= min(len(self.of_worker), len(self.of_company)):
            raise ValueError("least_criteria must be from 1 to the number of criteria of either side")
        if self.reminder_days >= self.window_days:
            raise ValueError("reminder_days must be fewer than window_days")

    def criteria(self, side: str) -> tuple[str, ...]:
        """What the side that writes ("company" or "worker") is asked about the other."""
        return {"company": self.of_worker, "worker": self.of_company}[side]


def window_end(ended_at: datetime, policy: ReviewPolicy) -> datetime:
    """Midnight UTC at which the window of an engagement ended then is over: the end of day `window_days` after it."""
    day = ended_at.astimezone(UTC).date() + timedelta(days=policy.window_days)
    return datetime.combine(day, time(), UTC)


def is_revealed(written: int, at: datetime, closes_at: datetime) -> bool:
    """Whether reviews are shown: both sides have written, or the window is over."""
    return written >= 2 or at >= closes_at


def points(criteria: Mapping[str, int], asked: tuple[str, ...], least: int) -> int:
    """The unweighted mean of the criteria answered, in hundredths, half up (statistics: public feedback).

    Raises ValueError for a criterion that was not asked, an answer outside 1 to 5, or fewer than `least` answers.
    """
    if unknown := sorted(set(criteria) - set(asked)):
        raise ValueError(f"not asked about: {', '.join(unknown)}")
    if not all(LOWEST <= value <= HIGHEST for value in criteria.values()):
        raise ValueError(f"an answer is a whole number from {LOWEST} to {HIGHEST}")
    if len(criteria) < least:
        raise ValueError(f"at least {least} criteria are answered")
    return (200 * sum(criteria.values()) + len(criteria)) // (2 * len(criteria))


def may_ask_interim(started: datetime, at: datetime, policy: ReviewPolicy) -> bool:
    """Whether an engagement is old enough for feedback in its middle."""
    return at >= started + timedelta(days=policy.interim_after_days)
