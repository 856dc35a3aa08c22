"""Engagements read as whole columns: past models and rows, because thousands of rows cost five times as much."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection

from goodstanding.rules.job_success.columns import End

type Numbers = npt.NDArray[np.int64]

NONE: Final = -1
NEVER: Final = "1969-12-31"
"""The day that is NONE in days since 1970-01-01."""
DAYS: Final = {
    "first": "e.started_on",
    "last": "CASE WHEN e.ended_at < %(known)s THEN e.ended_on END",
    "revealed": "CASE WHEN e.revealed_at < %(known)s THEN e.revealed_on END",
}
NUMBERS: Final = {
    "pk": "e.id",
    "company": "e.company_id",
    "worker": "e.worker_id",
    "said": "16 * COALESCE(e.revealed_points, 0) + COALESCE(e.revealed_recommend + 1, 0)",
    "paid_cents": "e.paid_cents",
}
JOINED: Final = {"sqlite": "GROUP_CONCAT", "postgresql": "STRING_AGG"}


def read(
    marketplace: int,
    holder: str,
    holders: Collection[int] | None,
    ends: Mapping[str, End],
    *,
    on: date,
    known: datetime,
    oldest: date,
) -> Mapping[str, Numbers]:
    """Columns by holder and id: `holder`, `pk`, `company`, `worker`, days since 1970-01-01 and what they brought.

    The days are the `first`, the `last` and that of the reveal, `revealed`; then there are `points` in hundredths,
    the `private` answer, `paid_cents`, and the `end` that `ends` makes of its reason, COMPLETED for one it does not
    know. NONE stands for a day or an answer that there is not, 0 for no points. `holder` is "worker" or "agency".
    Without what ended and was revealed before the day `oldest`, and without what nobody knew before the moment
    `known`: an end, a reveal, or what a review says.
    """
    with connection.cursor() as cursor:
        cursor.execute(_sql(holder, holders), _given(marketplace, holders, on, known, oldest))
        *texts, reasons = cursor.fetchone()
    names = (*DAYS, *NUMBERS, "holder")[: len(texts)]
    table = _whole(texts) if reasons is not None else np.zeros((len(texts), 0), np.int64)
    found = dict(zip(names, (*_days(table[: len(DAYS)]), *table[len(DAYS) :]), strict=True))
    found.setdefault("holder", found["worker"])
    found["end"] = _ends(reasons or "", ends)[: table.shape[1]]
    said = np.where(found["revealed"] == NONE, 0, found.pop("said"))
    found["points"], found["private"] = said // 16, said % 16 - 1
    order = np.lexsort((found["pk"], found["holder"]))
    return {name: column[order] for name, column in found.items()}


def _given(
    marketplace: int, holders: Collection[int] | None, on: date, known: datetime, oldest: date
) -> dict[str, Any]:
    """The parameters as the database keeps them."""
    adapted = connection.ops
    return {
        "marketplace": marketplace,
        "on": adapted.adapt_datefield_value(on),
        "known": adapted.adapt_datetimefield_value(known),
        "oldest": adapted.adapt_datefield_value(oldest),
        **{f"holder{place}": pk for place, pk in enumerate(holders or ())},
    }


def _sql(holder: str, holders: Collection[int] | None) -> str:
    """One row of one text a column, which joins the engagements that had begun or ended.

    The sign before marketplace_id keeps the planner on the index of the holders, which holds all that is read.
    """
    days = (f"COALESCE(CAST({day} AS TEXT), '{NEVER}')" for day in DAYS.values())
    whose = () if holder == "worker" else (f"e.{holder}_id",)
    among = ", ".join(f"%(holder{place})s" for place in range(len(holders or ()))) or "NULL"
    of_all = f"e.{holder}_id IS NOT NULL AND e.marketplace_id = %(marketplace)s"
    of_some = f"e.{holder}_id IN ({among}) AND +e.marketplace_id = %(marketplace)s"
    columns = (
        f"{JOINED[connection.vendor]}(CAST({value} AS TEXT), ',')"
        for value in (*days, *NUMBERS.values(), *whose, "e.end_reason")
    )
    return f"""
        SELECT {", ".join(columns)}
        FROM engagements_engagement e
        WHERE {of_all if holders is None else of_some}
            AND (e.started_on <= %(on)s OR e.started_on IS NULL AND e.ended_at < %(known)s)
            AND (e.ended_on IS NULL OR e.ended_on > %(oldest)s OR e.revealed_on > %(oldest)s)"""  # noqa: S608  our own names


def _whole(texts: Sequence[str]) -> Numbers:
    """A row for each text of days and numbers; a day such as 2026-11-22 is read as 20261122."""
    return np.fromstring(",".join(texts).replace("-", ""), np.int64, sep=",").reshape(len(texts), -1)


def _days(written: Numbers) -> Numbers:
    months = 12 * (written // 10_000 - 1970) + written // 100 % 100 - 1
    days: Numbers = months.astype("M8[M]").astype("M8[D]").astype(np.int64) + written % 100 - 1
    return days


def _ends(reasons: str, ends: Mapping[str, End]) -> Numbers:
    known = defaultdict(lambda: int(End.COMPLETED), {code: int(end) for code, end in ends.items()})
    return np.fromiter(map(known.__getitem__, reasons.split(",")), np.int64)
