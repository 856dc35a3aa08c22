"""What rulings of disputes make of engagements: a review of a worker weighs less, or is void."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection

from goodstanding.marketplaces.models import Marketplace
from goodstanding.rules.job_success.columns import Columns, End

type Rulings = Mapping[int, int]
"""Engagement -> the percentage of its weight that a ruling on the company's review left; 0 where the review is void."""

VOID: Final = 0
WHOLE: Final = 100
FEW: Final = 100


def rulings_known(marketplace: Marketplace, before: datetime, workers: Collection[int] | None = None) -> dict[int, int]:
    """What was ruled on reviews of these workers, by default of all, before a moment; of several the last. One query.

    More is read where there are many workers, and does no harm.
    """
    some = list(workers or ()) if workers is not None and len(workers) <= FEW else None
    given = {"marketplace": marketplace.pk, "before": connection.ops.adapt_datetimefield_value(before)}
    given |= {f"worker{place}": pk for place, pk in enumerate(some or ())}
    with connection.cursor() as cursor:
        cursor.execute(_sql(some), given)
        return {engagement: _percent(effect) for engagement, effect in cursor.fetchall()}


def _sql(workers: list[int] | None) -> str:
    among = ", ".join(f"%(worker{place})s" for place in range(len(workers or ()))) or "NULL"
    whose = "" if workers is None else _PARTY.format(among=among)
    return _RULED.format(whose=whose)


_RULED: Final = """
    SELECT r.engagement_id, x.effect
    FROM disputes_case c
    JOIN disputes_ruling x ON x.case_id = c.id
    JOIN engagements_review r ON r.id = c.subject_id AND r.side = 'company'
    {whose}
    WHERE c.judge_office = 'team' AND c.judge_tenant = %(marketplace)s
        AND c.kind = 'rating' AND c.subject_kind = 'review' AND x.at < %(before)s
    ORDER BY x.at, x.id"""
_PARTY: Final = "JOIN disputes_party p ON p.case_id = c.id AND p.office = 'worker' AND p.tenant IN ({among})"


def _percent(effect: Any) -> int:
    found: int = (json.loads(effect) if isinstance(effect, str) else effect)["percent"]
    return found


def with_rulings(columns: Columns, engagements: npt.NDArray[np.int64], rulings: Rulings) -> Columns:
    """The columns after rulings. Setting a review aside makes it void where it decides; an ending speaks for itself."""
    if not rulings:
        return columns
    ruled = {row: rulings[pk] for row, pk in enumerate(engagements.tolist()) if pk in rulings}
    end, percent = columns.end.copy(), np.full(len(columns), WHOLE, np.int8)
    for row, left in ruled.items():
        if left == VOID:
            end[row] = End.WON if end[row] == End.COMPLETED else end[row]
        else:
            percent[row] = left
    return replace(columns, end=end, percent=percent if (percent != WHOLE).any() else None)


def percents(columns: Columns) -> npt.NDArray[np.int8]:
    """What rulings left of the weight of each row, 100 where none corrected it."""
    return np.full(len(columns), WHOLE, np.int8) if columns.percent is None else columns.percent
