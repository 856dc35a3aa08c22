"""Every test: once on SQLite, then those marked `database` on PostgreSQL. `--drills` runs the long ones instead."""

import os
import subprocess
import sys

import postgres

PYTEST = [sys.executable, "-m", "pytest"]


def main(arguments: list[str]) -> int:
    rest = [argument for argument in arguments if argument != "--drills"]
    return drills(rest) if "--drills" in arguments else tests(rest)


def tests(rest: list[str]) -> int:
    workers = [] if any("::" in argument for argument in rest) else ["-n", "2"]
    say("SQLite")
    failed = run([*PYTEST, *workers, "-m", "not drill", *rest], {"DATABASE_URL": ""})
    return on_postgres([*PYTEST, *workers, "-m", "database and not drill", *rest]) or failed


def drills(rest: list[str]) -> int:
    """The drills on both databases, one at a time, then every property of the law with thousands of examples."""
    say("drills on SQLite")
    failed = run([*PYTEST, "-m", "drill", *rest], {"DATABASE_URL": ""})
    failed = on_postgres([*PYTEST, "-m", "drill and database", *rest]) or failed
    say("the law, deep")
    return run([*PYTEST, "-n", "2", "tests/rules"], {"DATABASE_URL": "", "HYPOTHESIS_PROFILE": "deep"}) or failed


def on_postgres(command: list[str]) -> int:
    with postgres.server() as url:
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
