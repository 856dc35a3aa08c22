"""`goodstanding score`: a file of engagements in, scores, standings and scorecards out."""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from goodstanding.base import clock
from goodstanding.base.importing import ImportRefused
from goodstanding.policies import Policies, PolicyError, UnknownPolicy, Version, load
from goodstanding.reputation.scale.missing import Missing
from goodstanding.reputation.scale.results import COMPANIES, SCORES, STANDINGS, WORKERS
from goodstanding.reputation.scale.scoring import Rules, Scored, Watch, mondays, score
from goodstanding.reputation.scale.source import Source, opened
from goodstanding.reputation.scale.streaming import Progress as Told
from goodstanding.reputation.scale.tables import file_digest
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.standing import StandingPolicy

type Engine = Literal["local", "spark"]

DONE: Final = 0
BAD_INPUT: Final = 2
SUMMARY: Final = "summary.json"
OTHERS: Final[Mapping[str, str]] = {
    "rising_newcomers": "Rising Talent, which needs profiles",
    "rising_members": "Rising Talent as a member of an agency, which needs agencies",
    "profile": "profile",
    "earned_cents": "earnings",
    "outcomes": "number of outcomes",
    "first_days": "days since the first engagement",
    "active_days": "activity",
    "violation_months": "violations",
    "circumvention_months": "payments around the marketplace",
}
"""Conditions of a standing that a file says too little of."""


def run(
    file: Path, *, policy: str, weeks: int, out: Path | None, engine: Engine, on: date | None, as_json: bool
) -> int:
    """Scores a file; 0 where it did, 2 where the file, the policy or a missing extra keeps it from it, and why."""
    try:
        rules = _rules(load(), policy, mondays(on or clock.now().date(), weeks))
        source = opened(file, rules.score.value, on or clock.now().date())
        return _run(source, rules, out, engine, as_json=as_json)
    except ImportRefused as refused:
        return _failed(*map(str, refused.problems), f"Nothing was scored. Mend {file.name} and score it again.")
    except (PolicyError, UnknownPolicy, Missing) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or file} cannot be used: {error.strerror}.")


def _rules(policies: Policies, name: str, weeks: tuple[date, ...]) -> Rules:
    """The policies of a name, which is a score's or that of a standing, in force in the last week."""
    on = weeks[-1]
    if name not in policies.names("standing"):
        policies.policy(name, "job_success")
        asks = (each for each in policies.names("standing") if policies.standing(on, each).score == name)
        name = next(asks, "standing-1")
    standing: Version[StandingPolicy] = policies.version(name, on)
    scored: Version[ScorePolicy] = policies.version(standing.value.score, on)
    return Rules(scored, standing, weeks)


def _run(source: Source, rules: Rules, out: Path | None, engine: Engine, *, as_json: bool) -> int:
    begun = time.monotonic()
    if out:
        out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="score-", dir=out) as work, _watching(source) as watch:
        scored = _by(engine)(source, rules, out, Path(work), watch)
    summary = _summary(source, rules, scored, engine, out)
    if out:
        (out / SUMMARY).write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    seconds = time.monotonic() - begun
    if as_json:
        sys.stdout.write(json.dumps({**summary, "seconds": round(seconds, 2)}, indent=2) + "\n")
    else:
        _print(summary, seconds, out)
    return DONE


def _by(engine: Engine) -> Any:
    if engine == "local":
        return score
    from goodstanding.reputation.scale.spark import score as spark_score

    return spark_score


@contextmanager
def _watching(source: Source) -> Iterator[Watch]:
    """A bar for each stage on standard error, where that is a terminal: share of the file, rows a second."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[speed]}")
    with Progress(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal) as progress:
        yield lambda stage: _told(progress, stage, source)


def _told(progress: Progress, stage: str, source: Source) -> Told:
    rows, size, begun = 0, 0, time.monotonic()
    task = progress.add_task(stage, total=source.rows or source.size, speed="")

    def tell(more: int, read: int) -> None:
        nonlocal rows, size
        rows, size = rows + more, size + read
        speed = f"{rows / max(time.monotonic() - begun, 0.001):,.0f} rows/s"
        if source.rows or size:
            progress.update(task, completed=rows if source.rows else size, speed=speed)
        else:
            progress.update(task, total=None, speed=speed)

    return tell


def _summary(source: Source, rules: Rules, scored: Scored, engine: Engine, out: Path | None) -> dict[str, Any]:
    """What was read, by which policies, what came out, with the digests by which two runs are compared."""
    tally, standing = scored.tally, rules.standing.value
    return {
        "file": source.path.name,
        "columns": source.form,
        "engine": engine,
        "sorted_by": scored.sorted_by,
        "rows": scored.rows,
        "workers": tally.workers,
        "companies": tally.companies,
        "score_policy": {"id": rules.score.id, "digest": rules.score.digest},
        "standing_policy": {"id": rules.standing.id, "digest": rules.standing.digest},
        "weeks": [week.isoformat() for week in rules.weeks],
        "scored_in_the_last_week": tally.scored,
        "top_by_weeks": tally.top,
        "weeks_needed": f"{standing.weeks_needed} of {standing.weeks_of} at {standing.score_from}",
        "not_tested": [words for key, words in OTHERS.items() if getattr(standing, key)],
        "left_out_by_flags": scored.flagged,
        "digest": tally.digest.hexdigest(),
        "files": _files(out) if out else {},
    }


def _files(out: Path) -> dict[str, str]:
    tables = {SCORES, STANDINGS, WORKERS, COMPANIES}
    return {path.name: file_digest(path) for path in sorted(out.iterdir()) if path.stem in tables}


def _print(summary: Mapping[str, Any], seconds: float, out: Path | None) -> None:
    rows = summary["rows"]
    lines = [
        f"{rows:,} engagements of {summary['workers']:,} workers with {summary['companies']:,} companies"
        f" in {seconds:,.1f} s, {rows / max(seconds, 0.001):,.0f} a second.",
        f"{summary['scored_in_the_last_week']:,} workers have a score on {summary['weeks'][-1]}"
        f" by {summary['score_policy']['id']}.",
        f"{summary['top_by_weeks']:,} are Top Rated by their weeks alone, {summary['weeks_needed']},"
        f" by {summary['standing_policy']['id']}.",
        f"Not tested: {', '.join(summary['not_tested']) or 'nothing'}.",
        f"Rows by worker: {summary['sorted_by']}.",
        f"Digest of all scores: {summary['digest']}",
    ]
    if summary["left_out_by_flags"] is not None:
        lines.insert(4, f"{summary['left_out_by_flags']:,} engagements are left out because their company is flagged.")
    if out:
        lines.append(f"Written to {out}: {', '.join(summary['files'])}, {SUMMARY}.")
    sys.stdout.write("\n".join(lines) + "\n")


def _failed(*lines: str) -> int:
    sys.stderr.write("\n".join(lines) + "\n")
    return BAD_INPUT
