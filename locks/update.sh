#!/bin/sh
# Rewrites the locks: names, versions and hashes only; no index and no file address in them.
# run.lock is what serves; postgres.lock adds its driver; dev.lock holds both and the tools of ./run test; spark.lock
# adds Spark to that, whose 400 MB are built from source. bench.lock is what benchmarks/score compares.
set -eu
cd "$(dirname "$0")/.."
compile() {
  "${UV:-uv}" pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
    --python-version 3.12 "$@"
}
compile pyproject.toml -o locks/run.lock
compile pyproject.toml --extra postgres -c locks/run.lock -o locks/postgres.lock
compile pyproject.toml --extra postgres --extra columnar --extra dev -c locks/run.lock -o locks/dev.lock
compile pyproject.toml --all-extras -c locks/dev.lock -o locks/spark.lock
printf 'duckdb\npolars\npyarrow\n' | compile - -c locks/dev.lock -o locks/bench.lock
