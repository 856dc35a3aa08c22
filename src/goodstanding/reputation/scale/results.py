"""What a run finds, written as it is found: scores by week, standings by worker, scorecards."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Self

import numpy as np

from goodstanding.reputation.scale.blocks import Block, Digest, weeks_met
from goodstanding.reputation.scale.counts import COUNTED, Numbers
from goodstanding.reputation.scale.tables import CsvTable, ParquetTable, Table
from goodstanding.rules.standing import StandingPolicy

SCORES: Final = "scores"
STANDINGS: Final = "standings"
WORKERS: Final = "scorecards-workers"
COMPANIES: Final = "scorecards-companies"
type Ids = Callable[[Numbers], Numbers | Sequence[str]]
"""The ids of the file for the numbers of some workers or companies."""


@dataclass
class Tally:
    """How many there were of what, counted while the tables were written."""

    workers: int = 0
    scored: int = 0
    top: int = 0
    companies: int = 0
    digest: Digest = field(default_factory=Digest)


class Results:
    """The tables of a run in a folder, or nothing but the tally where there is none."""

    def __init__(self, folder: Path | None, *, parquet: bool, weeks: Sequence[date], standing: StandingPolicy) -> None:
        self.tally = Tally()
        self._weeks, self._standing = np.array(weeks, "datetime64[D]"), standing
        self._tables: dict[str, Table] = {}
        kind, ending = (ParquetTable, "parquet") if parquet else (CsvTable, "csv")
        if folder:
            for name in (SCORES, STANDINGS, WORKERS, COMPANIES):
                self._tables[name] = kind(folder / f"{name}.{ending}", ("score",))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with ExitStack() as stack:
            for table in self._tables.values():
                stack.callback(table.close)

    def scores(self, found: Block, ids: Ids) -> None:
        """The scores of some workers, and their standings by the weeks."""
        named = ids(found.workers)
        met = weeks_met(found.score, self._standing)
        is_top = met >= self._standing.weeks_needed
        self.tally.workers += len(found.workers)
        self.tally.scored += int((found.score[:, -1] >= 0).sum())
        self.tally.top += int(is_top.sum())
        self.tally.digest.add(found, named)
        if self._tables:
            self._write_scores(found, ids)
            self._tables[STANDINGS].write(
                {
                    "worker": named,
                    "weeks_met": met,
                    "top_by_weeks": is_top.astype(np.int8),
                    "score": found.score[:, -1],
                    "outcomes": found.outcomes[:, -1],
                    "companies": found.companies[:, -1],
                }
            )

    def _write_scores(self, found: Block, ids: Ids) -> None:
        """A row for each worker and week with an outcome in the longest window."""
        worker, week = np.nonzero(found.outcomes)
        self._tables[SCORES].write(
            {
                "worker": ids(found.workers[worker]),
                "week": self._weeks[week],
                "score": found.score[worker, week],
                "outcomes": found.outcomes[worker, week],
                "companies": found.companies[worker, week],
            }
        )

    def cards(self, name: str, keys: Numbers, counted: Sequence[Numbers], ids: Ids) -> None:
        """The counts of some workers or companies."""
        if name == COMPANIES:
            self.tally.companies += len(keys)
        if self._tables:
            one = "worker" if name == WORKERS else "company"
            self._tables[name].write({one: ids(keys), **dict(zip(COUNTED, counted, strict=True))})
