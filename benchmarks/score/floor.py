"""The floor: the columns decoded, and one compiled pass over them; what reads all of them costs hardly less."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from law import SNAPS, WEEKS, cuts

from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.prepared import NAMES
from goodstanding.reputation.scale.streaming import whole_workers

SOURCE = Path(__file__).with_name("floor.c")


def compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def built() -> ctypes.CDLL:
    """The pass, compiled for this machine."""
    out = Path(tempfile.mkdtemp(prefix="floor-")) / "floor.so"
    subprocess.run([compiler(), "-O3", "-march=native", "-shared", "-fPIC", "-o", out, SOURCE, "-lm"], check=True)  # noqa: S603
    return ctypes.CDLL(str(out))


PASS = None


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores) of each piece."""
    done = PASS.score
    done.restype = ctypes.c_int64
    at = cuts()
    fixed = [np.ascontiguousarray(each) for each in (at.days, at.stretch_of, SNAPS, at.low, at.edge, at.high)]
    days, stretch_of, snaps, low, edge, high = (each.ctypes.data_as(ctypes.c_void_p) for each in fixed)
    windows = at.low.shape[1]
    batches = pq.ParquetFile(path, pre_buffer=False).iter_batches(250_000, use_threads=False)
    for columns in whole_workers(map(columns_of, batches)):
        rows = len(columns)
        workers = int((np.diff(columns.worker) != 0).sum()) + 1
        ids, scores = np.empty(workers, np.int64), np.empty((workers, WEEKS), np.int16)
        given = [np.ascontiguousarray(getattr(columns, name)).ctypes.data_as(ctypes.c_void_p) for name in NAMES]
        out = [each.ctypes.data_as(ctypes.c_void_p) for each in (ids, scores)]
        sizes = ctypes.c_int64(rows), *given, len(at.days), days, stretch_of, WEEKS, windows
        if done(*sizes, snaps, low, edge, high, *out) != workers:
            raise RuntimeError("the compiled pass lost a worker")
        yield ids, scores
