"""Arrow batches of prepared columns, without the framework: what Parquet files and Spark hand to the kernel."""

from typing import Any

import numpy as np
import numpy.typing as npt

from goodstanding.base.importing import ImportRefused, Problem, refusal, shown
from goodstanding.reputation.scale.prepared import LEFT_OUT, NAMES, RANGES, made
from goodstanding.rules.job_success.columns import Columns


def columns_of(batch: Any, first: int = 1, source: str = "") -> Columns:
    """A batch of prepared columns for the kernel; its first row is number `first` of the file. Raises ImportRefused."""
    arrays = {}
    for name in (name for name in NAMES if name in batch.schema.names):
        arrays[name] = _checked(name, _values(name, batch, source), first, source)
    return made(arrays, batch.num_rows)


def _values(name: str, batch: Any, source: str) -> npt.NDArray[Any]:
    import pyarrow as pa

    column = batch[name]
    if not pa.types.is_integer(column.type):
        raise refusal(f"the type {column.type} of {name}", "whole numbers", source=source)
    if column.null_count and name in LEFT_OUT:
        column = column.fill_null(LEFT_OUT[name])
    if column.null_count:
        raise refusal(f"{column.null_count} empty cells of {name}", RANGES[name].words, source=source)
    return np.asarray(column.to_numpy(zero_copy_only=False))


def _checked(name: str, values: npt.NDArray[Any], first: int, source: str) -> npt.NDArray[Any]:
    wrong = RANGES[name].outside(values)
    if wrong.any():
        place = int(np.argmax(wrong))
        problem = Problem(first + place, name, shown(str(values[place])), RANGES[name].words, source=source)
        raise ImportRefused((problem,))
    return values
