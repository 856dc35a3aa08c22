"""Every test: once on SQLite, then those marked `database` on PostgreSQL. `--drills` runs the long ones, and on
PostgreSQL everything but the browser."""

import os
import subprocess
import sys
from pathlib import Path

import postgres

TESTS = Path(__file__).parent
PYTEST = [sys.executable, "-m", "pytest"]


def main(arguments: list[str]) -> int:
    rest = [argument for argument in arguments if argument != "--drills"]
    return drills(rest) if "--drills" in arguments else tests(rest)


def tests(rest: list[str]) -> int:
    workers = [] if any("::" in argument for argument in rest) else ["-n", "2", "--dist", "worksteal"]
    say("SQLite")
    failed = run([*PYTEST, *workers, "-m", "not drill", *rest], {"DATABASE_URL": ""})
    return on_postgres([*PYTEST, *workers, "-m", "database and not drill", *(rest or marked("database"))]) or failed


def marked(mark: str) -> list[str]:
    """The files with a test so marked: collecting the others would take longer than running these."""
    return [
        str(path) for path in sorted(TESTS.rglob("test_*.py")) if f"mark.{mark}" in path.read_text(encoding="utf-8")
    ]


def drills(rest: list[str]) -> int:
    """The drills one at a time, everything on PostgreSQL, then every property of the law with thousands of examples."""
    say("drills on SQLite")
    failed = run([*PYTEST, "-m", "drill", *rest], {"DATABASE_URL": ""})
    failed = on_postgres([*PYTEST, "-m", "not browser and (database or not drill)", *rest], is_durable=True) or failed
    say("the law, deep")
    return run([*PYTEST, "-n", "2", "tests/rules"], {"DATABASE_URL": "", "HYPOTHESIS_PROFILE": "deep"}) or failed


def on_postgres(command: list[str], *, is_durable: bool = False) -> int:
    with postgres.server(is_durable=is_durable) as url:
        if url is None:
            say("PostgreSQL: SKIPPED, no binaries (apt install postgresql)")
            return 1 if os.environ.get("CI") else 0
        say("PostgreSQL")
        code = run(command, {"DATABASE_URL": url})
    return 0 if code == 5 and "::" in command[-1] else code  # a chosen test may not be a database test


def run(command: list[str], environment: dict[str, str]) -> int:
    kept = {key: value for key, value in {**os.environ, **environment}.items() if value or key != "DATABASE_URL"}
    return subprocess.run(command, env=kept, check=False).returncode


def say(what: str) -> None:
    sys.stderr.write(f"== {what}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
