"""Prepared Parquet brought together by worker by DuckDB, which spills what does not fit, with the extra [columnar]."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from goodstanding.reputation.scale.arrow import columns_of
from goodstanding.reputation.scale.prepared import NAMES
from goodstanding.rules.job_success.columns import Columns

MEMORY: Final = "1GB"
ROWS: Final = 250_000


def is_there() -> bool:
    """Whether DuckDB is installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return False
    return True


def by_worker(path: Path, header: tuple[str, ...], folder: Path) -> Iterator[Columns]:
    """The rows of a file in rising order of worker; `folder` takes what does not fit into MEMORY.

    DuckDB loads and fetches no extension here, reads no other file than these, and its settings are locked.
    """
    import duckdb

    held = ", ".join(f'"{name}"' for name in NAMES if name in header)
    locked: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "lock_configuration": "true",
    }
    with duckdb.connect(":memory:", config=locked) as connection:
        query = f"SELECT {held} FROM read_parquet(?) ORDER BY worker"  # noqa: S608  names of ours
        for batch in connection.sql(query, params=[str(path)]).to_arrow_reader(ROWS):
            yield columns_of(batch, source=path.name)
