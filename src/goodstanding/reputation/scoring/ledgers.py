"""A worker's or an agency's ledger on a day, what the coming weeks bring, and what it would be if something changed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final, Literal

import numpy as np

from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.scoring.columns import Loaded, columns_of
from goodstanding.reputation.scoring.instants import date_of, days_of
from goodstanding.reputation.scoring.rule import Rule, rule_of
from goodstanding.reputation.scoring.rulings import Rulings, percents
from goodstanding.rules.job_success import ScorePolicy
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.flags import Split, splits
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.ledger import Entry, Ledger, ledger
from goodstanding.rules.job_success.windows import months_before, out_of_window

type Act = Literal["revised", "ended", "out"]

WEEKS_AHEAD: Final = 12
NOT_THERE: Final = -1


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """An engagement of the ledger: how it stands, since which day (counted from 1970-01-01), and its entry."""

    engagement: int
    company: int
    is_open: bool
    """Under way, or over and its reviews sealed."""
    is_running: bool
    known: int
    points: int
    percent: int
    """What rulings left of its weight; 100 where none corrected it."""
    entry: Entry

    @property
    def day(self) -> date:
        return date_of(self.known)

    @property
    def can_be_imagined(self) -> bool:
        """Whether a change of it could change the score."""
        return self.entry.outcome.kind != "excluded"

    @property
    def can_be_left_out(self) -> bool:
        """Whether it is over and counts."""
        return not self.is_open and self.entry.taper > 0


@dataclass(frozen=True)
class Leaving:
    """An engagement leaves a window: the first day on which it counts in part there, and the first it is out."""

    line: Line
    months: int
    fades: date
    gone: date


@dataclass(frozen=True, eq=False)
class Read:
    """A ledger on a day, by a rule, with the columns that it was made from."""

    on: date
    rule: Rule
    loaded: Loaded
    ledger: Ledger

    @property
    def policy(self) -> ScorePolicy:
        return self.rule.score.value

    @cached_property
    def lines(self) -> list[Line]:
        """The engagements that are under way or in the longest window, those that cost most first, then the newest."""
        columns, day = self.loaded.columns, self.ledger.day
        facts = (
            *(self.loaded.engagements, columns.company, columns.end == End.OPEN),
            *(self.loaded.running, columns.day, columns.points, percents(columns)),
        )
        rows = zip(*(fact.tolist() for fact in facts), self.ledger.entries, strict=True)
        found = [Line(*row) for row in rows if row[-1].gone_on is None or day < row[-1].gone_on]
        return sorted(found, key=lambda line: (-line.entry.lost, -line.known, -line.engagement))

    def leaving(self, days: int, most: int) -> tuple[list[Leaving], int]:
        """What leaves a window, or begins to, within so many days: the first of each window, and how many in all."""
        fading, found, number = max(0, self.policy.taper_days - 1), [], 0
        for window in self.ledger.windows:
            latest = months_before(self.ledger.day + days, window.months) + fading
            lines = [line for line in self.lines if window.start < line.known <= latest and line.can_be_left_out]
            number += len(lines)
            for line in sorted(lines, key=lambda line: line.known)[:most]:
                fades, gone = (out_of_window(known, window.months) for known in (line.known - fading, line.known))
                found.append(Leaving(line, window.months, date_of(fades), date_of(gone)))
        return found, number

    def splits(self) -> tuple[Split, ...]:
        """Where engagements with one company ended in a row, as the policy asks."""
        columns = self.loaded.columns
        over = columns.end != End.OPEN
        return splits(zip(columns.company[over].tolist(), columns.day[over].tolist(), strict=True), self.policy)


def ledger_of(marketplace: Marketplace, holder: int, on: date, *, is_agency: bool = False) -> Read:
    """The ledger of a worker, or of an agency, on a day by the rule in force."""
    rule = rule_of(marketplace, on)
    loaded = columns_of(marketplace, on, rule.score.value, workers=[holder], agencies=is_agency)
    return Read(on, rule, loaded, ledger(loaded.columns, rule.score.value, days_of(on)))


@dataclass(frozen=True)
class Coming:
    """The score on a Monday ahead, if nothing happens but time."""

    monday: date
    score: int | None


def weeks_ahead(read: Read) -> list[Coming]:
    """The scores of the coming Mondays. What is under way goes on, sealed reviews stay sealed, flags stay."""
    first = read.on + timedelta(days=7 - read.on.weekday())
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]
    return [Coming(monday, _score(_as_of(read, monday), read.policy, monday)) for monday in mondays]


def _as_of(read: Read, day: date) -> Columns:
    """The columns with what is under way grown longer."""
    columns = read.loaded.columns
    more = np.where(read.loaded.running, (day - read.on).days, 0).astype(np.int32)
    return replace(columns, span_days=columns.span_days + more)


def _score(columns: Columns, policy: ScorePolicy, day: date) -> int | None:
    if not len(columns):
        return None
    score = int(score_weeks(columns, policy, [days_of(day)]).score[0, 0])
    return score if score >= 0 else None


def imagined(read: Read, engagement: int, act: Act, points: int = 0) -> Ledger:
    """The ledger if one engagement's review said `points` hundredths (0: nothing), ended so today, or were left out.

    Raises ValueError for an engagement that is not in the ledger. Nothing is kept.
    """
    [row] = np.flatnonzero(read.loaded.engagements == engagement).tolist() or [NOT_THERE]
    if row == NOT_THERE:
        raise ValueError(f"engagement {engagement} is not in this ledger")
    columns = {
        name: getattr(read.loaded.columns, name).copy() for name in ("end", "day", "points", "private", "excluded")
    }
    if act == "out":
        columns["excluded"][row] = Excluded.REMOVED
    else:
        columns["points"][row], columns["private"][row] = points, -1
    if act == "ended":
        columns["end"][row], columns["day"][row] = End.COMPLETED, days_of(read.on)
    return ledger(replace(read.loaded.columns, **columns), read.policy, days_of(read.on))


def ruled_otherwise(
    marketplace: Marketplace, worker: int, engagement: int, percent: int, at: datetime
) -> tuple[Ledger, Ledger]:
    """The ledger just before a moment, and with a ruling then that leaves a percentage of an engagement's weight.

    By the rule of that day; 0 percent is a review that is void. Nothing is kept.
    """
    on = marketplace.day(at)
    policy = rule_of(marketplace, on).score.value

    def reckoned(imagined: Rulings) -> Ledger:
        loaded = columns_of(marketplace, on, policy, workers=[worker], before=at, imagined=imagined)
        return ledger(loaded.columns, policy, days_of(on))

    return reckoned({}), reckoned({engagement: percent})
