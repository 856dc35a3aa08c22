"""The lines of a file as the columns that the kernel reads, as a day saw them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

import numpy as np

from goodstanding.engagements.importing import Line, reviewing
from goodstanding.reputation.scoring.endings import ends_by_reason
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, End, Excluded

DECIDED: Final = (End.CANCELLED, End.CANCELLED_BY_WORKER, End.ABANDONED)


@dataclass(frozen=True)
class People:
    """The workers and companies of a file in order; their places are the numbers that stand in the columns."""

    workers: tuple[str, ...]
    companies: tuple[str, ...]


def begun(lines: Iterable[Line], on: date) -> list[Line]:
    """The lines of work that had begun by a day, or was called off by then; the lines of a worker together."""
    known = [line for line in lines if (line.started_on or line.ended_on or date.max) <= on]
    return sorted(known, key=lambda line: (line.worker, line.external_id))


def people_of(lines: Iterable[Line]) -> People:
    """Everybody in the lines, by id."""
    found = list(lines)
    return People(tuple(sorted({line.worker for line in found})), tuple(sorted({line.company for line in found})))


def columns_of_lines(lines: Sequence[Line], people: People, policy: ScorePolicy, on: date) -> Columns:
    """A row for each line, nothing left out yet; `lines` are those of `begun`."""
    workers, companies = _places(people.workers), _places(people.companies)
    facts = [_row(line, policy, on) for line in lines]
    table = np.array([tuple(fact) for fact in facts], np.int64).reshape(-1, 5)
    return Columns(
        worker=np.array([workers[line.worker] for line in lines], np.int64),
        company=np.array([companies[line.company] for line in lines], np.int64),
        day=table[:, 0].astype(np.int32),
        end=table[:, 1].astype(np.int8),
        points=table[:, 2].astype(np.int16),
        private=np.full(len(lines), -1, np.int8),
        paid_cents=table[:, 3],
        span_days=table[:, 4].astype(np.int32),
        excluded=np.full(len(lines), Excluded.NO, np.int8),
    )


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def _row(line: Line, policy: ScorePolicy, on: date) -> tuple[int, int, int, int, int]:
    """Day, end, points, cents and days of a line, as the day `on` knew it."""
    first, last = line.started_on, line.ended_on if line.ended_on and line.ended_on <= on else None
    end, shown_on = end_on(line, on), revealed_on(line)
    is_decided = end in DECIDED and policy.endings_count
    is_open = last is None or (first is not None and not is_decided and shown_on > on)
    span = ((last or on) - first).days if first else 0
    points = line.by_company.points if line.by_company and first and not is_open and shown_on <= on else 0
    day = first if is_open else last if is_decided or first is None else shown_on
    return days_of(day or on), End.OPEN if is_open else end, points, line.paid_cents, max(0, span)


def end_on(line: Line, on: date) -> End:
    """How a line stands by the reason of its end alone; OPEN where it had not ended by that day."""
    if line.ended_on is None or line.ended_on > on:
        return End.OPEN
    found = _ends(line.ended_on).get(line.reason, End.COMPLETED)
    return End.CANCELLED if found == End.CANCELLED_BY_WORKER and line.started_on is None else found


@cache
def _ends(on: date) -> dict[str, End]:
    return dict(ends_by_reason(on))


def revealed_on(line: Line) -> date:
    """The day on which the reviews of a line were shown: both were in, or the window was over."""
    if line.ended_on is None:
        return date.max
    over = line.ended_on + timedelta(days=reviewing(line.ended_on).window_days)
    if line.by_company is None or line.by_worker is None:
        return over
    return min(over, max(line.by_company.on or line.ended_on, line.by_worker.on or line.ended_on))
