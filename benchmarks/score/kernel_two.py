"""The product's kernel in two processes, each with the workers of half of the file."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from law import POLICY, SNAPS

from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.blocks import block
from goodstanding.reputation.scale.streaming import whole_workers

type Part = tuple[Path, int, int, int, int]


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores) of each piece of either half."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for half in pool.imap(scored, halves(path)):
            yield from half


def halves(path: Path) -> tuple[Part, Part]:
    """File, first and last group of rows, and the workers from and to before which they are scored."""
    groups = pq.ParquetFile(path).metadata
    place = groups.schema.names.index("worker")
    last = [groups.row_group(each).column(place).statistics.max for each in range(groups.num_row_groups)]
    middle = last[len(last) // 2]
    border = next(each for each, most in enumerate(last) if most >= middle)
    ends = max(each for each in range(len(last)) if last[each - 1] <= middle or each == 0)
    return (path, 0, ends, -(2**62), middle), (path, border, len(last) - 1, middle, 2**62)


def scored(part: Part) -> list[tuple[np.ndarray, np.ndarray]]:
    path, first, last, least, before = part
    groups = range(first, last + 1)
    batches = pq.ParquetFile(path, pre_buffer=False).iter_batches(250_000, row_groups=groups, use_threads=False)
    pieces = (columns[(columns.worker >= least) & (columns.worker < before)] for columns in map(columns_of, batches))
    found = [block(columns, POLICY, SNAPS.tolist()) for columns in whole_workers(pieces)]
    return [(each.workers, each.score) for each in found]
