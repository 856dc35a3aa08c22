"""A file from its first row to its tables: read, brought together by worker, flagged, scored, counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from goodstanding.policies import Version
from goodstanding.reputation.scale.blocks import block
from goodstanding.reputation.scale.counts import COUNTED, Totals, counts
from goodstanding.reputation.scale.flags import CompanyFlags
from goodstanding.reputation.scale.mapping import number
from goodstanding.reputation.scale.results import COMPANIES, WORKERS, Results, Tally
from goodstanding.reputation.scale.sorting import Spool
from goodstanding.reputation.scale.source import Source
from goodstanding.reputation.scale.streaming import Progress, Unsorted, whole_workers
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.standing import StandingPolicy

COMPANIES_AT_ONCE: Final = 100_000
type Watch = Callable[[str], Progress]
"""Begins a stage of a run, by its name, and returns what is told of it."""


@dataclass(frozen=True)
class Rules:
    """The policies that a file is judged by, and the weeks: Mondays, the oldest first."""

    score: Version[ScorePolicy]
    standing: Version[StandingPolicy]
    weeks: tuple[date, ...]

    @property
    def days(self) -> Sequence[int]:
        """The weeks as days since 1970-01-01."""
        return [number(week) for week in self.weeks]


@dataclass(frozen=True)
class Scored:
    """What a run came to. `flagged` are rows left out because of their company, None where the file said which."""

    rows: int
    tally: Tally
    sorted_by: str
    flagged: int | None


def mondays(on: date, weeks: int) -> tuple[date, ...]:
    """The last so many Mondays up to a day, the oldest first."""
    last = on - timedelta(days=on.weekday())
    return tuple(last - timedelta(weeks=weeks - 1 - week) for week in range(weeks))


def score(source: Source, rules: Rules, out: Path | None, work: Path, watch: Watch) -> Scored:
    """Scores a file into a folder. `work` is a folder for rows that must be kept between two readings."""
    if source.form == "engagements":
        return _engagements(source, rules, out, work, watch)
    try:
        return _scored(source, source.pieces(watch("Scoring")), rules, out, "as given")
    except Unsorted:
        pieces, sorted_by = source.by_worker(work, watch("Sorting"))
        return _scored(source, _watched(pieces, watch("Scoring")), rules, out, sorted_by)


def _engagements(source: Source, rules: Rules, out: Path | None, work: Path, watch: Watch) -> Scored:
    """Rows of engagements are kept as numbers on disk first, since flags need all of them before the first score."""
    policy = rules.score.value
    spool = Spool(work).fill(source.pieces(watch("Reading")))
    pieces = spool.by_worker
    if not policy.flags:
        return _scored(source, _watched(pieces(), watch("Scoring")), rules, out, spool.sorted_by)
    flags = CompanyFlags(policy, rules.days[-1]).learn(whole_workers(_watched(pieces(), watch("Comparing"))))
    marked = flags.marked(whole_workers(_watched(pieces(), watch("Scoring"))))
    found = _scored(source, marked, rules, out, spool.sorted_by)
    return Scored(found.rows, found.tally, found.sorted_by, flags.rows)


def _watched(pieces: Iterable[Columns], progress: Progress) -> Iterator[Columns]:
    for piece in pieces:
        progress(len(piece), 0)
        yield piece


def _scored(source: Source, pieces: Iterable[Columns], rules: Rules, out: Path | None, sorted_by: str) -> Scored:
    companies, rows = Totals(len(COUNTED)), 0
    is_parquet = source.parquet is not None
    with Results(out, parquet=is_parquet, weeks=rules.weeks, standing=rules.standing.value) as results:
        for columns in whole_workers(pieces):
            rows += len(columns)
            results.scores(block(columns, rules.score.value, rules.days), source.workers)
            results.cards(WORKERS, *counts(columns, columns.worker), source.workers)
            companies.add(*counts(columns, columns.company))
        keys, counted = companies.all()
        for first in range(0, len(keys), COMPANIES_AT_ONCE):
            some = slice(first, first + COMPANIES_AT_ONCE)
            results.cards(COMPANIES, keys[some], [column[some] for column in counted], source.companies)
    return Scored(rows, results.tally, sorted_by, None)
