"""What one engagement says of its worker: the rule as a person reads it, and the same as a table for whole columns."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.fixed import FULL, half_up, ratio
from goodstanding.rules.job_success.policy import ScorePolicy

type Places = npt.NDArray[np.int8]
type Kind = Literal["excluded", "none", "silent", "rated"]
type Why = Literal[
    "removed",
    "flagged",
    "cancelled",
    "ending",
    "under_way",
    "cancelled_by_worker",
    "abandoned",
    "lost",
    "feedback",
    "long",
    "no_feedback",
    "void",
]

AT_THE_WORKERS_DOOR: Final[dict[int, Why]] = {
    End.CANCELLED_BY_WORKER: "cancelled_by_worker",
    End.ABANDONED: "abandoned",
    End.LOST: "lost",
}
MOST_POINTS: Final = 500
PRIVATE_ANSWERS: Final = range(-1, 11)
NONE: Final = -32768


@dataclass(frozen=True, slots=True)
class Outcome:
    """`s` is in thousandths, -1000 to 1000; 0 unless the kind is "rated". `why` is a code."""

    kind: Kind
    s: int
    why: Why


def classify(
    policy: ScorePolicy, *, end: int, points: int, private: int, paid_cents: int, span_days: int, excluded: int
) -> Outcome:
    """The outcome of an engagement whose values are those of a row of `Columns`."""
    if excluded:
        return Outcome("excluded", 0, "removed" if excluded == Excluded.REMOVED else "flagged")
    if end == End.CANCELLED:
        return Outcome("excluded", 0, "cancelled")
    if end in AT_THE_WORKERS_DOOR:
        door = Outcome("rated", round(FULL * policy.least), AT_THE_WORKERS_DOOR[end])
        return door if policy.endings_count else Outcome("excluded", 0, "ending")
    if end == End.COMPLETED and (s := feedback(policy, points, private)) is not None:
        return Outcome("rated", s, "feedback")
    if paid_cents > 0 and 0 < policy.silent_success_days <= span_days:
        return Outcome("rated", FULL, "long")
    if end == End.OPEN:
        return Outcome("none", 0, "under_way")
    return Outcome("silent", 0, "void" if end == End.WON else "no_feedback")


def feedback(policy: ScorePolicy, points: int, private: int) -> int | None:
    """What a review says, in thousandths; None where none was given. A private answer needs a policy that counts it."""
    part, whole = ratio(policy.private_weight)
    recommended = 100 + 40 * private if private >= 0 and part else 0
    if not points and not recommended:
        return None
    if not points or not recommended:
        part, whole = (1, 1) if recommended else (0, 1)
    hundredths = part * recommended + (whole - part) * points
    return _step(policy, hundredths, whole) if policy.feedback_is == "steps" else _line(policy, hundredths, whole)


def _step(policy: ScorePolicy, hundredths: int, whole: int) -> int:
    return round(FULL * [s for first, s in policy.steps if first * whole <= hundredths][-1])


def _line(policy: ScorePolicy, hundredths: int, whole: int) -> int:
    s = half_up(FULL * (hundredths - whole * policy.centre_points), whole * policy.half_points)
    return max(round(FULL * policy.least), min(FULL, s))


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """`classify` over everything that can stand in a row."""

    outcomes: tuple[Outcome, ...]
    """Every kind and reason that occurs; where the reason is "feedback", `s` stands in `feedback`."""
    cases: npt.NDArray[np.int8]
    """The outcome's place, by end, excluded, paid, long, reviewed."""
    feedback: npt.NDArray[np.int16]
    """By private answer + 1 and points; NONE where there is no review."""

    def find(self, columns: Columns, is_long: npt.NDArray[np.bool_]) -> tuple[Places, npt.NDArray[np.int16]]:
        """For each row the place of its outcome, and its s."""
        said = self.feedback[columns.private + 1, columns.points]
        case = columns.end * np.int8(len(Excluded)) + columns.excluded
        for more in (columns.paid_cents > 0, is_long, said != NONE):
            case = case * np.uint8(2) + more
        place = self.cases.ravel()[case]
        fixed = np.array([outcome.s for outcome in self.outcomes], np.int16)
        return place, np.where(self.are("feedback")[place], said, fixed[place])

    def are(self, *wanted: Kind | Why) -> npt.NDArray[np.bool_]:
        """Which outcomes have this kind or reason, by their place."""
        return np.array([outcome.kind in wanted or outcome.why in wanted for outcome in self.outcomes])


@lru_cache(maxsize=64)
def table(policy: ScorePolicy) -> Table:
    """The outcomes of a policy, each worked out by `classify`."""
    reviewed = 300
    outcomes: dict[Outcome, int] = {}
    cases = np.zeros((len(End), len(Excluded), 2, 2, 2), np.int8)
    for end, excluded, paid, is_long, answered in product(*map(range, cases.shape)):
        outcome = classify(
            policy,
            end=end,
            points=reviewed * answered,
            private=-1,
            paid_cents=paid,
            span_days=policy.silent_success_days * is_long,
            excluded=excluded,
        )
        if outcome.why == "feedback":
            outcome = Outcome("rated", 0, "feedback")
        cases[end, excluded, paid, is_long, answered] = outcomes.setdefault(outcome, len(outcomes))
    return Table(tuple(outcomes), cases, _feedback_table(policy))


def _feedback_table(policy: ScorePolicy) -> npt.NDArray[np.int16]:
    rows = [
        [NONE if (s := feedback(policy, points, private)) is None else s for points in (0, *range(100, 501))]
        for private in PRIVATE_ANSWERS
    ]
    found = np.full((len(rows), MOST_POINTS + 1), NONE, np.int16)
    found[:, [0, *range(100, 501)]] = rows
    return found
