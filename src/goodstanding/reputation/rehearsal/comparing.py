"""Every worker of a file under each of the shipped rules: the score, the weeks, and what Top Rated lacks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from goodstanding.engagements.importing import Line, Reading
from goodstanding.policies import load
from goodstanding.reputation.rehearsal.columns import begun, columns_of_lines, people_of
from goodstanding.reputation.rehearsal.facts import facts_of
from goodstanding.reputation.rehearsal.flags import with_flags
from goodstanding.reputation.scoring.instants import days_of
from goodstanding.reputation.scoring.rule import Rule, rule_named
from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.outcomes import Kind, classify
from goodstanding.rules.standing import Condition, Week, judge, monday

RULES: Final = ("standing-1", "standing-upwork", "standing-workmarket", "standing-superhost")


@dataclass(frozen=True)
class Cell:
    """A worker under one rule. `score` is None where too little is known; `failed` is the condition that is named."""

    score: int | None
    good_weeks: int
    weeks_of: int
    is_top: bool
    failed: Condition | None


@dataclass(frozen=True)
class WorkerLine:
    """A worker with a cell for each rule, in the order of RULES."""

    id: str
    name: str
    engagements: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RuleLine:
    """What a rule makes of the whole file: workers with a score and Top Rated, engagements by what they count as."""

    name: str
    score_policy: str
    why: str
    costs: tuple[str, ...]
    workers: int
    scored: int
    top: int
    counted: Mapping[Kind, int]

    @property
    def unscored(self) -> int:
        """Workers without a score."""
        return self.workers - self.scored

    @property
    def left_out(self) -> int:
        """Engagements that count neither for nor against anybody."""
        return self.counted["excluded"] + self.counted["none"]


@dataclass(frozen=True)
class Compared:
    """A file under the shipped rules, as of a day."""

    on: date
    engagements: int
    workers: tuple[WorkerLine, ...]
    rules: tuple[RuleLine, ...]


def last_day(reading: Reading) -> date | None:
    """The last day that a file tells of, planned days left out."""
    days = (
        day
        for line in reading.lines
        for day in (line.started_on, line.ended_on, line.delivered_on, line.bill and line.bill.paid_on)
        if day
    )
    return max(days, default=None)


def compare(reading: Reading, on: date, reference_cents: int | None = None) -> Compared:
    """The workers of a file under each of RULES. `reference_cents` is what 500 dollars are in the file's currency."""
    lines = begun(reading.lines, on)
    names = {worker: reading.workers.get(worker) or worker for worker in people_of(lines).workers}
    rules = [scaled(rule_named(name, (), on), reference_cents) for name in RULES]
    found = [_under(rule, lines, on) for rule in rules]
    counts = Counter(line.worker for line in lines)
    workers = tuple(
        WorkerLine(worker, names[worker], counts[worker], tuple(cells[worker] for cells, _counted in found))
        for worker in names
    )
    told = tuple(_rule_line(rule, *each) for rule, each in zip(rules, found, strict=True))
    return Compared(on, len(lines), workers, told)


def scaled(rule: Rule, reference_cents: int | None) -> Rule:
    """The rule with every amount as many times larger as `reference_cents` is than that of jss-1."""
    if reference_cents is None:
        return rule
    usual: int = load().score(rule.score.date).value_ref_cents
    score, standing = rule.score.value, rule.standing.value
    bands = tuple((first * reference_cents // usual, weight) for first, weight in score.value_bands)
    score = replace(score, value_ref_cents=score.value_ref_cents * reference_cents // usual, value_bands=bands)
    standing = replace(standing, earned_cents=standing.earned_cents * reference_cents // usual)
    return Rule(rule.name, replace(rule.standing, value=standing), replace(rule.score, value=score))


def mondays(on: date, number: int) -> list[date]:
    """The last so many Mondays up to a day, the oldest first."""
    return [monday(on) - timedelta(weeks=back) for back in reversed(range(number))]


def _under(rule: Rule, lines: Sequence[Line], on: date) -> tuple[dict[str, Cell], Counter[Kind]]:
    score, standing = rule.score.value, rule.standing.value
    people, weeks = people_of(lines), mondays(on, standing.weeks_of)
    columns = with_flags(columns_of_lines(lines, people, score, on), score, on)
    scores = score_weeks(columns, score, sorted({*map(days_of, weeks), days_of(on)}))
    cells: dict[str, Cell] = {}
    for row, (worker, own) in enumerate(groupby(lines, key=lambda line: line.worker)):
        known = [None if value < 0 else value for value in scores.score[row].tolist()]
        kept = [Week(day, value) for day, value in zip(weeks, known, strict=False)]
        judged = judge(facts_of(list(own), kept, int(scores.outcomes[row, -1]), standing, on), standing)
        weeks_met = judged.conditions[0].value
        cells[worker] = Cell(known[-1], weeks_met, standing.weeks_of, judged.holds, judged.failed)
    return cells, Counter(_kinds(columns, rule))


def _kinds(columns: Columns, rule: Rule) -> Iterator[Kind]:
    policy = rule.score.value
    names = ("end", "points", "private", "paid_cents", "span_days", "excluded")
    for row in zip(*(getattr(columns, name).tolist() for name in names), strict=True):
        yield classify(policy, **dict(zip(names, row, strict=True))).kind


def _rule_line(rule: Rule, cells: Mapping[str, Cell], counted: Counter[Kind]) -> RuleLine:
    policies = load()
    costs = [policies.policy(each.name).costs for each in (rule.score, rule.standing)]
    return RuleLine(
        name=rule.name,
        score_policy=rule.score.name,
        why=rule.score.why if policies.policy(rule.score.name).preset_of else policies.policy(rule.score.name).about,
        costs=tuple(costs),
        workers=len(cells),
        scored=sum(cell.score is not None for cell in cells.values()),
        top=sum(cell.is_top for cell in cells.values()),
        counted=counted,
    )
