"""Prepared engagements of a made market, as Parquet: heavy-tailed, J-shaped, with missing feedback and long work.

After section 9 of the made world: a worker's number of engagements is Pareto (a = .6, at most 4,000), values are
lognormal (median $300, sigma 1.3), a fifth is long-term, ratings have the J shape .03 .05 .12 .30 .50 around a
worker's own level, and bad work is reviewed less often. Seeded: the same rows for the same number and seed.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.special import ndtri

from goodstanding.reputation.scale.prepared import NAMES, RECORD
from goodstanding.rules.job_success.columns import End, Excluded

ON = 20_773  # Monday, 16 November 2026
DAYS = 1_095
PIECE = 1_000_000
MOST = 4_000
ENDS = {
    End.COMPLETED: 0.88,
    End.OPEN: 0.03,
    End.CANCELLED: 0.03,
    End.CANCELLED_BY_WORKER: 0.02,
    End.ABANDONED: 0.015,
    End.LOST: 0.01,
    End.WON: 0.015,
}
LEFT_OUT = {Excluded.NO: 0.985, Excluded.REMOVED: 0.005, Excluded.FLAGGED: 0.01}
STEPS = ndtri(np.cumsum([0.03, 0.05, 0.12, 0.30]))


def make(path: Path, rows: int, seed: int = 2026) -> None:
    """Writes a Parquet file of so many rows, sorted by worker."""
    schema = pa.schema([(name, pa.from_numpy_dtype(RECORD[name])) for name in NAMES])
    with pq.ParquetWriter(path, schema, compression="snappy") as writer:
        for piece in pieces(rows, seed):
            writer.write_table(pa.table([piece[name] for name in NAMES], schema=schema), row_group_size=250_000)


def pieces(rows: int, seed: int) -> Iterator[dict[str, np.ndarray]]:
    """The rows, about a million at a time."""
    rng = np.random.default_rng(seed)
    companies = max(50, rows // 40)
    first, left = 0, rows
    while left:
        counts = sizes(rng, min(left, PIECE))
        worker = np.repeat(np.arange(first, first + len(counts)), counts)
        yield engagements(rng, worker, companies)
        first += len(counts)
        left -= len(worker)


def sizes(rng: np.random.Generator, rows: int) -> np.ndarray:
    """How many engagements each of some workers has, together `rows`."""
    drawn = np.minimum((1 - rng.random(rows)) ** (-1 / 0.6), MOST).astype(np.int64)
    total = np.cumsum(drawn)
    last = int(np.searchsorted(total, rows))
    drawn[last] -= total[last] - rows
    return drawn[: last + 1]


def engagements(rng: np.random.Generator, worker: np.ndarray, companies: int) -> dict[str, np.ndarray]:
    """The columns of these workers' engagements."""
    many = len(worker)
    level = rng.normal(0, 0.7, worker[-1] - worker[0] + 1)[worker - worker[0]] + rng.normal(0, 0.8, many)
    stars = 1 + np.searchsorted(STEPS, level)
    end = rng.choice(list(ENDS), many, p=list(ENDS.values()))
    is_rated = (rng.random(many) < np.where(stars < 3, 0.65, 0.86)) & (end != End.OPEN)
    is_long, is_paid = rng.random(many) < 0.2, rng.random(many) < 0.97
    is_recommended = is_rated & (rng.random(many) < 0.4)
    day = ON - rng.integers(0, DAYS, many)
    long, short = rng.integers(90, 700, many), 1 + rng.geometric(1 / 20, many)
    return {
        "worker": worker,
        "company": bought_by(rng, worker, companies),
        "day": day.astype(np.int32),
        "end": end.astype(np.int8),
        "points": np.where(is_rated, shown(rng, stars), 0).astype(np.int16),
        "private": np.where(is_recommended, 2 * stars + rng.integers(-1, 1, many), -1).astype(np.int8),
        "paid_cents": (is_paid * 100 * rng.lognormal(np.log(300), 1.3, many)).astype(np.int64),
        "span_days": np.where(end == End.OPEN, ON - day, np.where(is_long, long, short)).astype(np.int32),
        "excluded": rng.choice(list(LEFT_OUT), many, p=list(LEFT_OUT.values())).astype(np.int8),
    }


def bought_by(rng: np.random.Generator, worker: np.ndarray, companies: int) -> np.ndarray:
    """Few companies buy much; a third of a worker's engagements are with the company of the one before."""
    drawn = (companies * rng.random(len(worker)) ** 2).astype(np.int64)
    again = rng.random(len(worker)) < 0.33
    again[0] = False
    again[1:] &= worker[1:] == worker[:-1]
    return drawn[np.maximum.accumulate(np.where(again, 0, np.arange(len(worker))))]


def shown(rng: np.random.Generator, stars: np.ndarray) -> np.ndarray:
    """Points in hundredths: the mean of seven criteria about the stars."""
    return np.clip(100 * stars + np.round(rng.integers(-3, 4, len(stars)) * 100 / 7), 100, 500)
