"""The engagements of a marketplace as the columns that the kernel reads."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.endings import ends_by_reason
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.left_out import left_out
from goodstanding.reputation.scoring.reading import NONE, Numbers, read
from goodstanding.reputation.scoring.rulings import Rulings, rulings_known, with_rulings
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, End

LONGEST_MONTH: Final = 31


@dataclass(frozen=True, eq=False)
class Loaded:
    """Columns, and behind each of their rows the engagement, its worker, and whether it is under way."""

    columns: Columns
    engagements: Numbers
    workers: Numbers
    running: npt.NDArray[np.bool_]


def columns_of(
    marketplace: Marketplace,
    on: date,
    policy: ScorePolicy,
    *,
    workers: Collection[int] | None = None,
    agencies: bool = False,
    since: date | None = None,
    before: datetime | None = None,
    imagined: Rulings | None = None,
) -> Loaded:
    """The engagements that may count on a day from `since` (by default `on`) to `on`, by holder, then by id.

    `workers` are ids of the holders, by default all: workers, or with `agencies` agencies, whose ids then stand in
    the column `worker`. What became known later than `on`, or not before the moment `before`, is left out: what ended
    later is open, what was revealed later is sealed. What was paid is as known today, whatever the day. Rulings that
    are `imagined` come after those that were given. Three queries.
    """
    known = before or datetime.combine(on + timedelta(days=1), time(), ZoneInfo(marketplace.zone))
    oldest = (since or on) - timedelta(days=LONGEST_MONTH * policy.longest_months)
    holder = "agency" if agencies else "worker"
    rows = read(marketplace.pk, holder, workers, ends_by_reason(on), on=on, known=known, oldest=oldest)
    columns = _columns(rows, _ends(rows, policy), marketplace, on, policy)
    ruled = rulings_known(marketplace, known, None if agencies else workers) | dict(imagined or {})
    columns = with_rulings(columns, rows["pk"], ruled)
    return Loaded(columns, rows["pk"], rows["worker"], rows["last"] == NONE)


def _columns(
    rows: Mapping[str, Numbers], end: npt.NDArray[np.int8], marketplace: Marketplace, on: date, policy: ScorePolicy
) -> Columns:
    first, last, revealed = rows["first"], rows["last"], rows["revealed"]
    by_review = ~_decided(end, policy) & (revealed != NONE)
    known_on = np.where(by_review, revealed, last)
    upto = np.where(last == NONE, days_of(on), last)
    span = np.where(first == NONE, 0, np.maximum(upto - first, 0))
    excluded = left_out(marketplace, on, rows["pk"], rows["company"], rows["worker"], flags=policy.flags)
    return Columns(
        worker=rows["holder"],
        company=rows["company"],
        day=np.where(end == End.OPEN, first, known_on).astype(np.int32),
        end=end,
        points=rows["points"].astype(np.int16),
        private=rows["private"].astype(np.int8),
        paid_cents=rows["paid_cents"],
        span_days=span.astype(np.int32),
        excluded=excluded,
    )


def _ends(rows: Mapping[str, Numbers], policy: ScorePolicy) -> npt.NDArray[np.int8]:
    """How each engagement stands, before rulings."""
    end = rows["end"].astype(np.int8)
    has_begun, has_ended = rows["first"] != NONE, rows["last"] != NONE
    end[(end == End.CANCELLED_BY_WORKER) & ~has_begun] = End.CANCELLED
    is_sealed = has_begun & (rows["revealed"] == NONE) & ~_decided(end, policy)
    end[~has_ended | is_sealed] = End.OPEN
    return end


def _decided(end: npt.NDArray[np.int8], policy: ScorePolicy) -> npt.NDArray[np.bool_]:
    """Where the ending alone decides, whatever reviews say."""
    decided: npt.NDArray[np.bool_] = (end != End.COMPLETED) & (end != End.OPEN) & policy.endings_count
    return decided
