"""DuckDB: the score in SQL, tuned by its manual: CASE and not FILTER, two threads, no order kept, sums in doubles.

A sum of whole numbers would be a HUGEINT, which takes twice as long; doubles are exact enough for the same scores here.
A company's least and greatest number tell whether there are two, since counting distinct ones costs far more.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
from law import MONTHS, SNAPS, STARTS, TAPER, WEEKS

from goodstanding.rules.job_success.columns import End

PARTS = ("a", "b", "silent", "rated")
LONGEST = len(MONTHS) - 1
BAD = f"{End.CANCELLED_BY_WORKER}, {End.ABANDONED}, {End.LOST}"
ROWS = f"""
    SELECT worker, company, is_open, day, is_rated, w, s, w * greatest(s, 0) * least(span_days, 365) AS long
    FROM (SELECT worker, company, "end" = {End.OPEN:d} AS is_open, span_days,
                 CASE WHEN "end" = {End.OPEN:d} THEN day + 90 ELSE day END AS day,
                 greatest(500000000000, least(2000000000000,
                     round_even(sqrt(paid_cents / 50000.0::DOUBLE) * 1e12::DOUBLE, 0)))::BIGINT AS w,
                 CASE WHEN "end" IN ({BAD}) THEN -1000
                      WHEN "end" = {End.COMPLETED:d} AND (points > 0 OR private >= 0)
                      THEN greatest(-1000, least(1000, 2 * (-1750 +
                           CASE WHEN private < 0 THEN 5 * points::BIGINT
                                WHEN points = 0 THEN 500 + 200 * private::BIGINT
                                ELSE 300 + 120 * private::BIGINT + 2 * points END)))
                      WHEN paid_cents > 0 AND span_days >= 90 THEN 1000 ELSE 0 END::BIGINT AS s,
                 "end" IN ({BAD}) OR ("end" = {End.COMPLETED:d} AND (points > 0 OR private >= 0))
                     OR (paid_cents > 0 AND span_days >= 90) AS is_rated
          FROM read_parquet(?)
          WHERE excluded = 0 AND "end" <> {End.CANCELLED:d} AND (day > {STARTS.min()} OR "end" = {End.OPEN:d}))
    WHERE is_rated OR NOT is_open
"""  # noqa: S608  numbers of ours
VALUES = f"""
    SELECT worker, company, is_open, day, is_rated,
           CASE WHEN is_rated THEN floor((w * s + 500) / 1000) + (long + 365000) // 730000 ELSE 0 END::DOUBLE AS a,
           CASE WHEN is_rated THEN w + (long + 365000) // 730000 ELSE 0 END::DOUBLE AS b,
           CASE WHEN is_rated THEN 0 ELSE w END::DOUBLE AS silent,
           CASE WHEN is_rated THEN w ELSE 0 END::DOUBLE AS rated
    FROM ({ROWS}) WHERE day <= {SNAPS.max()}
"""  # noqa: S608


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores), in one piece."""
    connection = duckdb.connect(":memory:", config={"threads": 2, "preserve_insertion_order": "false"})
    found = connection.execute(query(), [str(path)]).fetchnumpy()
    scores = np.stack([np.ma.filled(found[f"score_{week}"], -1) for week in range(WEEKS)], axis=1)
    yield np.asarray(found["worker"]), scores.astype(np.int16)


def query() -> str:
    """Conditional sums of every week and window by worker, and the score from them."""
    sums = [summed(week, window, part) for week in range(WEEKS) for window in range(len(MONTHS)) for part in PARTS]
    known = [line for week in range(WEEKS) for line in shown(week)]
    scores = [f"{score(week)} AS score_{week}" for week in range(WEEKS)]
    some = "SELECT worker FROM values GROUP BY worker HAVING sum(CASE WHEN is_rated THEN 1 ELSE 0 END) >= 4"
    return f"""
        WITH values AS MATERIALIZED ({VALUES}),
             sums AS (SELECT worker, {", ".join([*sums, *known])} FROM values
                      WHERE worker IN ({some}) GROUP BY worker)
        SELECT worker, {", ".join(scores)} FROM sums
    """  # noqa: S608


def taper(week: int, window: int) -> str:
    """How many thirtieths of a row count; an open one never fades."""
    return f"CASE WHEN is_open THEN {TAPER} ELSE least({TAPER}, day - {STARTS[week, window]}) END"


def inside(week: int, window: int) -> str:
    return f"day <= {SNAPS[week]} AND (is_open OR day > {STARTS[week, window]})"


def summed(week: int, window: int, part: str) -> str:
    condition, weight = inside(week, window), taper(week, window)
    return f"sum(CASE WHEN {condition} THEN {part} * {weight} ELSE 0 END) AS {part}_{week}_{window}"


def shown(week: int) -> list[str]:
    condition = f"is_rated AND {inside(week, LONGEST)}"
    return [
        f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END) AS outcomes_{week}",
        f"min(CASE WHEN {condition} THEN company END) AS low_{week}",
        f"max(CASE WHEN {condition} THEN company END) AS high_{week}",
    ]


def score(week: int) -> str:
    longest = f"greatest(0, a_{week}_{LONGEST} / {below(week, LONGEST)})"
    prior = f"{4 * TAPER}e12"
    shorter = [
        f"(a_{week}_{window} + {prior} * {longest}) / ({below(week, window)} + {prior})" for window in range(LONGEST)
    ]
    best = f"CAST(floor(100 * greatest({', '.join([longest, *shorter])}) + 1e-9) AS SMALLINT)"
    return f"CASE WHEN outcomes_{week} >= 4 AND low_{week} < high_{week} THEN {best} ELSE -1 END"


def below(week: int, window: int) -> str:
    at = f"{week}_{window}"
    return f"(b_{at} + greatest(0, floor((13 * silent_{at} - 7 * rated_{at}) / 20)))"
