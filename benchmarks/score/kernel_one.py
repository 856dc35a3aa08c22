"""The product's kernel in one process, as `goodstanding score` calls it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from law import POLICY, SNAPS

from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.blocks import block
from goodstanding.reputation.scale.streaming import whole_workers


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores) of each piece."""
    batches = pq.ParquetFile(path, pre_buffer=False).iter_batches(250_000, use_threads=False)
    for columns in whole_workers(map(columns_of, batches)):
        found = block(columns, POLICY, SNAPS.tolist())
        yield found.workers, found.score
