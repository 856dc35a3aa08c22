"""Polars: the same conditional sums as lazy expressions, by its streaming engine, two threads."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import numpy as np
import polars as pl
from law import MONTHS, SNAPS, STARTS, TAPER, WEEKS
from polars import col, lit, when

from goodstanding.rules.job_success.columns import End

LONGEST = len(MONTHS) - 1
PARTS = ("a", "b", "silent", "rated")


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores), in one piece."""
    found = scores(values(pl.scan_parquet(path))).collect(engine="streaming")
    table = np.stack([found[f"score_{week}"].to_numpy() for week in range(WEEKS)], axis=1)
    yield found["worker"].to_numpy(), table


def values(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows that may count, with what each brings."""
    is_bad = col("end").is_in([int(End.CANCELLED_BY_WORKER), int(End.ABANDONED), int(End.LOST)])
    is_reviewed = (col("end") == int(End.COMPLETED)) & ((col("points") > 0) | (col("private") >= 0))
    is_long = (col("paid_cents") > 0) & (col("span_days") >= 90)
    points, private = col("points").cast(pl.Int64), col("private").cast(pl.Int64)
    both = when(private < 0).then(5 * points).when(points == 0).then(500 + 200 * private)
    said = (2 * (both.otherwise(300 + 120 * private + 2 * points) - 1750)).clip(-1000, 1000)
    is_open = col("end") == int(End.OPEN)
    root = ((col("paid_cents") / 50000.0).sqrt() * 1e12).round(0, mode="half_to_even")
    given = rows.filter(
        (col("excluded") == 0)
        & (col("end") != int(End.CANCELLED))
        & (is_open | (col("day") > int(STARTS.min())))
        & (~is_open | is_long)
    ).select(
        "worker",
        "company",
        is_open=is_open,
        day=when(is_open).then(col("day") + 90).otherwise(col("day")),
        is_rated=is_bad | is_reviewed | is_long,
        w=root.clip(5e11, 2e12).cast(pl.Int64),
        s=when(is_bad).then(lit(-1000)).when(is_reviewed).then(said).when(is_long).then(lit(1000)).otherwise(0),
        span=col("span_days").clip(0, 365).cast(pl.Int64),
    )
    credit = (col("w") * col("s").clip(0, 1000) * col("span") + 365_000) // 730_000
    return given.filter(col("day") <= int(SNAPS.max())).select(
        "worker",
        "company",
        "is_open",
        "day",
        "is_rated",
        a=when("is_rated").then((col("w") * col("s") + 500) // 1000 + credit).otherwise(0),
        b=when("is_rated").then(col("w") + credit).otherwise(0),
        silent=when("is_rated").then(0).otherwise("w"),
        rated=when("is_rated").then("w").otherwise(0),
    )


def scores(rows: pl.LazyFrame) -> pl.LazyFrame:
    sums = [each for week in range(WEEKS) for each in summed(week)]
    return rows.group_by("worker").agg(sums).select("worker", *(score(week) for week in range(WEEKS)))


def summed(week: int) -> list[pl.Expr]:
    """The sums of a week's windows, and who is shown."""
    found = []
    known = col("day") <= int(SNAPS[week])
    for window in range(len(MONTHS)):
        start = int(STARTS[week, window])
        taper = when("is_open").then(TAPER).otherwise((col("day") - start).clip(0, TAPER))
        weight = when(known).then(taper).otherwise(0).cast(pl.Int64)
        found += [(col(part) * weight).sum().alias(f"{part}_{week}_{window}") for part in PARTS]
    inside = col("is_rated") & known & (col("is_open") | (col("day") > int(STARTS[week, LONGEST])))
    company = when(inside).then("company")
    return [
        *found,
        inside.sum().alias(f"outcomes_{week}"),
        company.min().alias(f"low_{week}"),
        company.max().alias(f"high_{week}"),
    ]


def score(week: int) -> pl.Expr:
    """The score of a week from its sums."""
    longest = (col(f"a_{week}_{LONGEST}") / below(week, LONGEST)).clip(0, None)
    prior = 4e12 * TAPER
    shorter = [
        (col(f"a_{week}_{window}") + prior * longest) / (below(week, window) + prior) for window in range(LONGEST)
    ]
    best = (100 * pl.max_horizontal(longest, *shorter) + 1e-9).floor()
    is_shown = (col(f"outcomes_{week}") >= 4) & (col(f"low_{week}") < col(f"high_{week}"))
    return when(is_shown).then(best).otherwise(-1).cast(pl.Int16).alias(f"score_{week}")


def below(week: int, window: int) -> pl.Expr:
    at = f"{week}_{window}"
    silent, rated = col(f"silent_{at}"), col(f"rated_{at}")
    over = (13 * (silent // 20) - 7 * (rated // 20) + (13 * (silent % 20) - 7 * (rated % 20)) // 20).clip(0, None)
    return col(f"b_{at}") + over
