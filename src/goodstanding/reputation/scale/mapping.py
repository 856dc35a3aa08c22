"""What a row of a file of engagements means to a score: what the database has once the file is imported on that day."""

from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from goodstanding.engagements.importing import reviewing
from goodstanding.reputation.scoring.endings import ends_by_reason
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import End

EPOCH: Final = date(1970, 1, 1).toordinal()


class Facts(NamedTuple):
    """What a row says. Points are ratings in hundredths, 0 where there is none: of the worker, and of the company."""

    started_on: date | None
    ended_on: date | None
    reason: str
    paid_cents: int
    points: int
    points_back: int


class Counted(NamedTuple):
    """The numbers that a row is to the kernel. A file knows of no private feedback and no rulings of disputes."""

    day: int
    end: int
    points: int
    paid_cents: int
    span_days: int


def counted(facts: Facts, on: date, policy: ScorePolicy) -> Counted | None:
    """What an engagement is on a day; None where the work has not begun and nothing has ended."""
    started, ended = facts.started_on, facts.ended_on
    if ended is None:
        return _open(facts, started, on) if started else None
    end = _end(facts, on)
    is_decided = end is not End.COMPLETED and policy.endings_count
    day = ended if is_decided or not started else _revealed_on(facts, ended, on)
    if started and day > on:
        return _open(facts, started, ended)
    span = (ended - started).days if started else 0
    return Counted(number(day), end, facts.points, facts.paid_cents, max(span, 0))


def _open(facts: Facts, first: date, last: date) -> Counted:
    return Counted(number(first), End.OPEN, 0, facts.paid_cents, max((last - first).days, 0))


def _end(facts: Facts, on: date) -> End:
    end = _ends(on).get(facts.reason, End.COMPLETED)
    return End.CANCELLED if end is End.CANCELLED_BY_WORKER and not facts.started_on else end


_ends = cache(ends_by_reason)


def _revealed_on(facts: Facts, ended: date, on: date) -> date:
    """The day on which an import shows the reviews: the end of their window, or at once where both are in (UTC)."""
    over = ended + timedelta(days=reviewing(ended).window_days)
    return min(over, on) if facts.points and facts.points_back else over


def number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH
