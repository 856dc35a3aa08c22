"""Spark, started for real, finds the same to the last digit. Needs Java 17 and the list of packages with Spark."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest
from made import columns, parquet_of, shuffled

from lacking import without

QUICK = "-XX:TieredStopAtLevel=1"
"""Most of what a start costs is compiling what runs once."""
CLUSTER = (
    f"--master local-cluster[2,1,1024] --conf spark.sql.shuffle.partitions=2 --driver-java-options {QUICK}"
    f" --conf spark.executor.extraJavaOptions={QUICK} pyspark-shell"
)
RUN = "from goodstanding.config.cli import main; main()"
ALIKE = ("rows", "workers", "companies", "scored_in_the_last_week", "top_by_weeks", "digest")


def score(path, out, *more):
    command = [sys.executable, "-c", RUN, "score", path, "--on", "2026-11-16", "--out", out, *more]
    settings = {"PYSPARK_SUBMIT_ARGS": CLUSTER, "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
    subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True)
    return json.loads((out / "summary.json").read_text())


def test_a_cluster_of_two_scores_like_one_process(tmp_path):
    if os.environ.get("GOODSTANDING_SPARK") == "0":
        pytest.skip("GOODSTANDING_SPARK is 0: Spark is not tested")
    if not shutil.which("java"):
        pytest.skip("Java is missing: Spark is not tested (apt install openjdk-17-jre-headless)")
    if not importlib.util.find_spec("pyspark"):
        without("Spark", "GOODSTANDING_SPARK=1 ./run test installs it")
    import pyarrow.parquet as pq

    path = parquet_of(shuffled(columns()), tmp_path / "in.parquet")
    local, spark = (score(path, tmp_path / engine, "--engine", engine) for engine in ("local", "spark"))
    assert [spark[key] for key in ALIKE] == [local[key] for key in ALIKE]
    for name in local["files"]:
        assert pq.read_table(tmp_path / "spark" / name).equals(pq.read_table(tmp_path / "local" / name))
