"""How cases ended, counted for everybody to read, without giving a small group away.

Minimum frequency and complementary suppression as in `rules.suppression`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal

from goodstanding.rules.suppression import Line, hidden, is_shown

Outcome = Literal["open", "agreed", "withdrawn", "upheld", "not_upheld", "overturned"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("open", "agreed", "withdrawn", "upheld", "not_upheld", "overturned")
"""How a case stands; each is one of them. `overturned` is what an appeal changed, whichever way."""


@dataclass(frozen=True)
class Counted:
    """One case: whose people rule it, its kind, the quarter in which it was opened ("2026 Q1"), and how it ended.

    `days` lie between its opening and the first ruling (None: none yet); `is_late` says that the ruling was.
    """

    tenant: str
    kind: str
    quarter: str
    outcome: Outcome
    days: float | None = None
    is_late: bool = False


@dataclass(frozen=True)
class Row:
    """Cases of one group. None stands for what stays hidden; `share_in_time` is from 0 to 1."""

    label: str
    opened: int | None
    outcomes: Mapping[Outcome, int | None]
    median_days: float | None
    share_in_time: float | None


@dataclass(frozen=True)
class Figures:
    """The published figures of one tenant, or of the install (then `kinds` and `quarters` are empty)."""

    total: Row
    kinds: Sequence[Row] = ()
    quarters: Sequence[Row] = ()


def counted(cases: Iterable[Counted], least: int) -> dict[str, Figures]:
    """Tenant -> its figures; "" -> those of all tenants. No figure stands on fewer than `least` cases.

    A figure of all tenants is shown where those of each are, so that it says nothing that they do not.
    """
    by_tenant: dict[str, list[Counted]] = {}
    for case in cases:
        by_tenant.setdefault(case.tenant, []).append(case)
    figures = {tenant: _figures(tenant, own, least) for tenant, own in sorted(by_tenant.items())}
    every = [case for own in by_tenant.values() for case in own]
    return figures | {"": Figures(_sum(every, [each.total for each in figures.values()], least))}


def _sum(cases: Sequence[Counted], rows: Sequence[Row], least: int) -> Row:
    def added(values: Sequence[int | None]) -> int | None:
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    outcomes = {outcome: added([row.outcomes[outcome] for row in rows]) for outcome in OUTCOMES}
    return Row("", added([row.opened for row in rows]), outcomes, *_times(cases, least))


def _figures(tenant: str, cases: Sequence[Counted], least: int) -> Figures:
    """The figures of one tenant. The tables of kinds and of quarters share their totals, and are hidden together."""
    groups = sorted({group for case in cases for group in (case.kind, case.quarter)})
    table = Counter(key for case in cases for key in _keys(case))
    concealed = hidden(table, _lines(groups), least)

    def row(label: str, group: str, own: Sequence[Counted]) -> Row:
        def shown(column: str) -> int | None:
            return None if f"{group}|{column}" in concealed else table[f"{group}|{column}"]

        times = _times(own, least) if shown("") is not None else (None, None)
        return Row(label, shown(""), {outcome: shown(outcome) for outcome in OUTCOMES}, *times)

    rows = [row(group, group, [case for case in cases if group in (case.kind, case.quarter)]) for group in groups]
    quarters = [each for each in rows if is_quarter(each.label)]
    return Figures(row(tenant, "", cases), [each for each in rows if each not in quarters], quarters)


def _keys(case: Counted) -> Iterable[str]:
    """Every cell and total in which a case counts."""
    return (f"{group}|{column}" for group in (case.kind, case.quarter, "") for column in (case.outcome, ""))


def _lines(groups: Sequence[str]) -> list[Line]:
    rows = [Line(f"{group}|", tuple(f"{group}|{outcome}" for outcome in OUTCOMES)) for group in (*groups, "")]
    quarters = [group for group in groups if is_quarter(group)]
    parts = (quarters, [group for group in groups if group not in quarters])
    columns = [
        Line(f"|{column}", tuple(f"{group}|{column}" for group in part)) for column in (*OUTCOMES, "") for part in parts
    ]
    return [*rows, *columns]


def is_quarter(label: str) -> bool:
    """Whether a group is a quarter, such as "2026 Q1", and no kind."""
    return label[:4].isdigit()


def _times(cases: Sequence[Counted], least: int) -> tuple[float | None, float | None]:
    """The median days to the first ruling and the share of rulings in time; None on fewer than `least` rulings."""
    ruled = [case for case in cases if case.days is not None]
    if not is_shown(len(ruled), least):
        return None, None
    late = sum(case.is_late for case in ruled)
    return median(case.days for case in ruled if case.days is not None), 1 - late / len(ruled)
