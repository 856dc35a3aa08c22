"""Scores on Spark, for operators whose data lies there: the same kernel, each worker whole in one partition.

`score_stream` is all that a job of one's own needs:

    frame.repartition("worker").sortWithinPartitions("worker").mapInArrow(score_stream(policy, days), SCHEMA)
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.blocks import Block, block
from goodstanding.reputation.scale.counts import COUNTED
from goodstanding.reputation.scale.missing import SPARK, Missing
from goodstanding.reputation.scale.prepared import NAMES
from goodstanding.reputation.scale.results import COMPANIES, WORKERS, Results
from goodstanding.reputation.scale.streaming import whole_workers
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import End

if TYPE_CHECKING:
    from goodstanding.reputation.scale.scoring import Rules, Scored, Watch
    from goodstanding.reputation.scale.source import Source

SCHEMA: Final = "worker long, score array<short>, outcomes array<int>, companies array<int>"
type Batches = Iterator[Any]


def score_stream(policy: ScorePolicy, days: Sequence[int]) -> Callable[[Batches], Batches]:
    """What mapInArrow takes: batches of prepared columns by worker in, a row of scores for each worker out.

    The scores, outcomes and companies of a worker are arrays with one number a day; a score is -1 where none is shown.
    """

    def scored(batches: Batches) -> Batches:
        for columns in whole_workers(map(columns_of, batches)):
            yield _batch(block(columns, policy, days))

    return scored


def _batch(found: Block) -> Any:
    import pyarrow as pa

    kinds = {"score": pa.int16(), "outcomes": pa.int32(), "companies": pa.int32()}
    arrays = [pa.array(found.workers)]
    for name, kind in kinds.items():
        table = getattr(found, name)
        ends = np.arange(0, table.size + 1, table.shape[1], dtype=np.int32)
        arrays.append(pa.ListArray.from_arrays(ends, pa.array(table.ravel(), kind)))
    return pa.RecordBatch.from_arrays(arrays, ["worker", *kinds])


def score(source: "Source", rules: "Rules", out: Path | None, work: Path, watch: "Watch") -> "Scored":
    """Scores prepared Parquet on Spark, and writes the same tables as the engine that needs none. Raises Missing."""
    from goodstanding.reputation.scale.scoring import Scored

    if source.form != "numbers" or source.parquet is None:
        raise Missing("The engine spark reads Parquet with prepared columns; the engine local reads every file.")
    progress = watch("Scoring on Spark")
    with _session() as spark:
        frame = spark.read.parquet(str(source.path.resolve()))
        frame = frame.select(*(name for name in NAMES if name in source.header))
        by_worker = frame.repartitionByRange("worker").sortWithinPartitions("worker")  # the parts are in order, too
        by_worker.mapInArrow(score_stream(rules.score.value, rules.days), SCHEMA).write.parquet(str(work / "scores"))
        for key in ("worker", "company"):
            _counted(frame, key).orderBy(key).write.parquet(str(work / key))
        progress(source.rows or 0, 0)
    with Results(out, parquet=True, weeks=rules.weeks, standing=rules.standing.value) as results:
        for batch in _batches(work / "scores"):
            results.scores(_block(batch), source.workers)
        for name, key in ((WORKERS, "worker"), (COMPANIES, "company")):
            for batch in _batches(work / key):
                columns = [column.to_numpy() for column in batch.columns]
                results.cards(name, columns[0], columns[1:], source.workers)
    return Scored(source.rows or 0, results.tally, "spark", None)


def _session() -> Any:
    """The session that the environment describes, by default one on this machine."""
    import os
    import sys

    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Missing(SPARK) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    built = SparkSession.builder.appName("goodstanding score")
    return built.config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()


def _counted(frame: Any, key: str) -> Any:
    """What COUNTED names, by worker or company: one GROUP BY."""
    ends = ", ".join(f"count_if(`end` = {int(end)}) AS {end.name.lower()}" for end in End)
    sums = "count_if(points > 0) AS reviewed, sum(points) AS points, sum(paid_cents) AS paid_cents"
    frame.createOrReplaceTempView("engagements")
    query = f"SELECT {key}, count(*) AS engagements, {ends}, {sums} FROM engagements GROUP BY {key}"  # noqa: S608
    return frame.sparkSession.sql(query).select(key, *COUNTED)


def _batches(folder: Path) -> Iterable[Any]:
    """The rows that Spark wrote in order, part after part."""
    import pyarrow.parquet as pq

    for part in sorted(folder.glob("part-*.parquet")):
        yield from pq.ParquetFile(part, pre_buffer=False).iter_batches(100_000)


def _block(batch: Any) -> Block:
    found = {name: batch[name] for name in ("score", "outcomes", "companies")}
    rows = batch.num_rows
    tables = {name: column.flatten().to_numpy(zero_copy_only=False).reshape(rows, -1) for name, column in found.items()}
    return Block(batch["worker"].to_numpy(zero_copy_only=False), **tables)
