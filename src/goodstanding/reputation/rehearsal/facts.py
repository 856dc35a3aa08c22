"""What a file tells of each worker beside the score: earnings, endings, first and last days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.engagements.importing import Line
from goodstanding.reputation.rehearsal.columns import end_on
from goodstanding.rules.job_success.columns import End
from goodstanding.rules.standing import Facts, StandingPolicy, Week, months_later


def facts_of(lines: Sequence[Line], weeks: Sequence[Week], outcomes: int, policy: StandingPolicy, on: date) -> Facts:
    """The facts of one worker on a day, `outcomes` being the rated ones of the longest window.

    A file has neither profiles nor conduct: no condition asks for them.
    """
    since = months_later(on, -policy.earned_months)
    paid = [(day, cents) for day, cents in _payments(lines, on) if since < day <= on]
    ended = [end_on(line, on) for line in lines if line.ended_on and since < line.ended_on <= on]
    under_way = any(line.started_on and end_on(line, on) == End.OPEN for line in lines)
    return Facts(
        on=on,
        weeks=tuple(weeks),
        earned_cents=sum(cents for _day, cents in paid),
        first_on=min((line.started_on for line in lines if line.started_on), default=None),
        active_on=on if under_way else max(_last_days(lines, on), default=None),
        is_under_way=under_way,
        outcomes=outcomes,
        ended=len(ended),
        cancelled=sum(end in (End.CANCELLED_BY_WORKER, End.ABANDONED) for end in ended),
    )


def _payments(lines: Iterable[Line], on: date) -> Iterator[tuple[date, int]]:
    """Each invoice on the day on which it was paid, and the rest on the last day."""
    for line in lines:
        billed = line.bill.cents or 0 if line.bill and line.bill.paid_on else 0
        if line.bill and line.bill.paid_on:
            yield line.bill.paid_on, billed
        yield line.ended_on or on, line.paid_cents - billed


def _last_days(lines: Iterable[Line], on: date) -> Iterator[date]:
    for line in lines:
        days = (line.started_on and line.ended_on, line.bill and line.bill.paid_on)
        yield from (day for day in days if day and day <= on)
