"""`goodstanding score` with all its tables, as a person runs it."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from law import WEEKS
from world import ON

RUN = "from goodstanding.config.cli import main; main()"


def run(path: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(workers, scores), read back from the table that it wrote."""
    on = date.fromordinal(date(1970, 1, 1).toordinal() + ON)
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-c", RUN, "score", path, "--on", on.isoformat(), "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        table = pq.read_table(Path(out) / "scores.parquet", columns=["worker", "week", "score"])
    weeks = table["week"].cast("int32").to_numpy()
    workers, row = np.unique(table["worker"].to_numpy(), return_inverse=True)
    scores = np.full((len(workers), WEEKS), -1, np.int16)
    scores[row, WEEKS - 1 - (ON - weeks) // 7] = table["score"].fill_null(-1).to_numpy()
    yield workers, scores
