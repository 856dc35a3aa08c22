"""Engagements that the tests of large files share: prepared columns of a few workers, in rising order."""

from pathlib import Path

import numpy as np

from goodstanding.reputation.scale.prepared import NAMES, records
from goodstanding.rules.job_success.columns import Columns, End

DAY = 20_773
"""Monday, 16 November 2026."""
WEEKS = [DAY - 7 * week for week in range(15, -1, -1)]


def columns(rows: int = 600, seed: int = 7, workers: int = 12) -> Columns:
    """Every kind of ending, review, value and length, of the last three years."""
    rng = np.random.default_rng(seed)
    worker = np.sort(rng.integers(0, workers, rows) ** 2)
    end = rng.choice([End.COMPLETED] * 9 + list(End), rows)
    is_rated = (rng.random(rows) < 0.8) & (end != End.OPEN)
    return Columns(
        worker,
        rng.integers(0, 12, rows),
        (DAY - rng.integers(0, 1_000, rows)).astype(np.int32),
        end.astype(np.int8),
        np.where(is_rated, rng.integers(200, 501, rows), 0).astype(np.int16),
        np.where(is_rated & (rng.random(rows) < 0.3), rng.integers(0, 11, rows), -1).astype(np.int8),
        rng.integers(0, 300_000, rows),
        rng.integers(0, 400, rows).astype(np.int32),
        (rng.random(rows) < 0.02).astype(np.int8),
    )


def shuffled(given: Columns, seed: int = 1) -> Columns:
    """The same rows in another order."""
    return given[np.random.default_rng(seed).permutation(len(given))]


def csv_of(given: Columns, path: Path) -> Path:
    """A CSV file of prepared columns."""
    rows = "\n".join(",".join(map(str, row)) for row in records(given).tolist())
    path.write_text(f"{','.join(NAMES)}\n{rows}\n")
    return path


def parquet_of(given: Columns, path: Path) -> Path:
    """A Parquet file of prepared columns, in small row groups."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({name: getattr(given, name) for name in NAMES}), path, row_group_size=100)
    return path
