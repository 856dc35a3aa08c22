"""What scores cost: `.venv/bin/python benchmarks/score`.

Prepared engagements of a made market (world.py), 16 weeks, three windows, `jss-1`. Every engine reads the same Parquet
file and runs in a process of its own, in turns; medians of CPU and wall seconds after its imports, and peak memory
(less what the measuring itself needs is not taken off). All must find the same scores. `floor` is the least that it
takes: the columns decoded and one compiled pass. Prints Markdown; exits with 1 where a bar is missed.

Polars and DuckDB are no parts of the product: `uv pip install -r locks/bench.lock` installs what is compared.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import world
from floor import compiler

HERE = Path(__file__).parent
ENGINES = {
    "floor": "floor: decode and one compiled pass",
    "kernel_one": "numpy kernel, one process",
    "kernel_two": "numpy kernel, two processes",
    "rival_polars": "Polars, streaming engine",
    "rival_duckdb": "DuckDB, SQL",
    "command": "`goodstanding score`, all tables written",
}
NEEDS = {"rival_polars": "polars", "rival_duckdb": "duckdb"}
FLOORS, DUCKDBS, POLARS, LINEAR, MOST_MB = 6, 3, 1, 1.1, 1_000


@dataclass(frozen=True)
class Took:
    """Medians of an engine on a file: seconds, seconds, MB; and what it found."""

    cpu: float
    wall: float
    peak: float
    found: tuple[int, str]


def main() -> int:
    """Prints a table for each size; returns 1 where scores differ or a bar is missed, else 0."""
    options = arguments()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="score-"))
    tables = {rows: measured(rows, folder, options) for rows in options.rows}
    missed = [line for rows, took in tables.items() for line in bars(rows, took)] + linear(tables)
    say("\n".join(["", *(f"- {line}" for line in missed or ["Every bar is met."])]))
    return int(any(line.startswith("MISSED") for line in missed))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks/score", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000], help="sizes of the file")
    parser.add_argument("--times", type=int, default=3, help="runs of each engine, of which the median counts")
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--folder", help="where the made files are kept and found again")
    return parser.parse_args()


def measured(rows: int, folder: Path, options: argparse.Namespace) -> dict[str, Took]:
    """What each engine took on a file of so many rows, in turns."""
    path = folder / f"{rows}.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        world.make(path, rows)
    engines = [name for name in options.engines if is_there(name)]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in engines}
    for _ in range(options.times):
        for name in engines:
            runs[name].append(ran(name, path))
    took = {name: summed(each) for name, each in runs.items()}
    say(f"\n{rows:,} engagements, {next(iter(took.values())).found[0]:,} workers with a score; {options.times} runs.\n")
    say("| engine | CPU s | wall s | peak MB | of the floor |\n| --- | --- | --- | --- | --- |")
    for name, each in took.items():
        of = f"{each.cpu / took['floor'].cpu:.1f}" if "floor" in took else ""
        say(f"| {ENGINES[name]} | {each.cpu:.2f} | {each.wall:.2f} | {each.peak:,.0f} | {of} |")
    return took


def is_there(name: str) -> bool:
    """Whether an engine can run here; says so where it cannot."""
    if name == "floor" and not compiler():
        say("No C compiler: the floor is left out.")
        return False
    if name in NEEDS and not importlib.util.find_spec(NEEDS[name]):
        say(f"{NEEDS[name]} is not installed and left out: uv pip install -r locks/bench.lock")
        return False
    return True


def ran(name: str, path: Path) -> dict[str, float]:
    """What one run says of itself."""
    command = [sys.executable, HERE / "engine.py", name, path]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def summed(runs: list[dict[str, float]]) -> Took:
    cpu, wall, peak = (median(each[key] for each in runs) for key in ("cpu", "wall", "peak"))
    found = {(int(each["workers"]), str(each["digest"])) for each in runs}
    return Took(cpu, wall, peak, found.pop() if len(found) == 1 else (0, "differs from run to run"))


def bars(rows: int, took: dict[str, Took]) -> list[str]:
    """What the runs on one file say of the bars."""
    lines = [held("the same scores from every engine", len({each.found for each in took.values()}) == 1, rows)]
    kernel = took.get("kernel_one")
    if kernel and rows == 10_000_000:
        lines.append(held(f"peak memory of the kernel below {MOST_MB:,} MB", kernel.peak < MOST_MB, rows))
        for name, most, words in (
            ("floor", FLOORS, f"CPU within {FLOORS} of the floor"),
            ("rival_duckdb", 1 / DUCKDBS, f"at least {DUCKDBS} times less CPU than DuckDB"),
            ("rival_polars", POLARS, "CPU not more than Polars"),
        ):
            if name in took:
                lines.append(held(words, kernel.cpu <= most * took[name].cpu, rows))
    return lines


def linear(tables: dict[int, dict[str, Took]]) -> list[str]:
    """Whether ten times the rows cost at most 1.1 times ten times the CPU."""
    cpu = {rows: took["kernel_one"].cpu for rows, took in sorted(tables.items()) if "kernel_one" in took}
    sizes = list(cpu)
    return [
        held(f"at most {LINEAR} times linear from {few:,}", cpu[many] / cpu[few] <= LINEAR * many / few, many)
        for few, many in pairwise(sizes)
    ]


def held(bar: str, is_held: bool, rows: int) -> str:
    return f"{'met' if is_held else 'MISSED'}: {bar}, {rows:,} engagements"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
