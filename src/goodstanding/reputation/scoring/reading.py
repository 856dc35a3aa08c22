"""Engagements read as whole numbers: past the models, because thousands of rows through them cost three times."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection

type Numbers = npt.NDArray[np.int64]

NONE: Final = -1
READ: Final = ("holder", "pk", "company", "worker", "first", "last", "revealed", "points", "private", "paid_cents")
PLAIN: Final = (*READ, "reason")
DAYS: Final = {
    "sqlite": "CAST(julianday({}) - 2440587.5 AS INTEGER)",
    "postgresql": "({} - DATE '1970-01-01')",
}
SECONDS: Final = {
    "sqlite": "CAST(strftime('%%s', {}) AS INTEGER)",
    "postgresql": "FLOOR(EXTRACT(EPOCH FROM {}))::bigint",
}
"""Days and seconds since 1970-01-01 00:00 UTC, as each database reckons them."""


def read(
    marketplace: int, holder: str, holders: Collection[int] | None, *, on: date, known: datetime, oldest: date
) -> tuple[Mapping[str, Numbers], list[str]]:
    """A column for each of READ, by holder and id, and beside them the reasons of the ends.

    `holder` is "worker" or "agency". Without what ended and was revealed before the day `oldest`, and without what
    nobody knew before the moment `known`: an end, a reveal, or what a review says.
    """
    with connection.cursor() as cursor:
        cursor.execute(_sql(holder, holders), _given(marketplace, holders, on, known, oldest))
        rows = cursor.fetchall()
    *numbers, reasons = zip(*rows, strict=True) if rows else [()] * len(PLAIN)
    table = np.array(numbers, np.int64).reshape(len(READ), -1)
    order = np.lexsort((table[1], table[0]))
    return dict(zip(READ, table[:, order], strict=True)), [reasons[place] for place in order.tolist()]


def _given(
    marketplace: int, holders: Collection[int] | None, on: date, known: datetime, oldest: date
) -> dict[str, Any]:
    """The parameters as the database keeps them."""
    adapted = connection.ops
    revealed = datetime.combine(oldest - timedelta(days=1), time(), UTC)
    return {
        "marketplace": marketplace,
        "on": adapted.adapt_datefield_value(on),
        "known": adapted.adapt_datetimefield_value(known),
        "oldest": adapted.adapt_datefield_value(oldest),
        "revealed": adapted.adapt_datetimefield_value(revealed),
        **{f"holder{place}": pk for place, pk in enumerate(holders or ())},
    }


def _sql(holder: str, holders: Collection[int] | None) -> str:
    """One row an engagement that had begun or ended; -1 where there is nothing, 0 points where there is no review.

    The sign before marketplace_id keeps the planner on the index of the holders.
    """
    days, seconds = DAYS[connection.vendor].format, SECONDS[connection.vendor].format
    among = ", ".join(f"%(holder{place})s" for place in range(len(holders or ()))) or "NULL"
    of_all = f"e.{holder}_id IS NOT NULL AND e.marketplace_id = %(marketplace)s"
    of_some = f"e.{holder}_id IN ({among}) AND +e.marketplace_id = %(marketplace)s"
    return f"""
        SELECT e.{holder}_id, e.id, e.company_id, e.worker_id,
            COALESCE({days("e.started_on")}, -1),
            CASE WHEN e.ended_at < %(known)s THEN {days("e.ended_on")} ELSE -1 END,
            CASE WHEN w.revealed_at < %(known)s THEN {seconds("w.revealed_at")} ELSE -1 END,
            CASE WHEN w.revealed_at < %(known)s THEN COALESCE(r.points, 0) ELSE 0 END,
            CASE WHEN w.revealed_at < %(known)s THEN COALESCE(r.private_recommend, -1) ELSE -1 END,
            e.paid_cents, e.end_reason
        FROM engagements_engagement e
        LEFT JOIN engagements_reviewwindow w ON w.engagement_id = e.id
        LEFT JOIN engagements_review r ON r.engagement_id = e.id AND r.side = 'company'
        WHERE {of_all if holders is None else of_some}
            AND (e.started_on <= %(on)s OR e.started_on IS NULL AND e.ended_at < %(known)s)
            AND (e.ended_on IS NULL OR e.ended_on > %(oldest)s OR w.revealed_at >= %(revealed)s)"""  # noqa: S608  our own names
