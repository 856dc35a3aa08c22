"""Patterns within one respondent's answers: runs of the same answer, and how much the answers vary.

An explicit "can't say" is an answer of its own: it ends a run, and a run of it is a run.
"""

from collections.abc import Iterable, Sequence
from statistics import fmean, stdev
from typing import Literal

from goodstanding.rules.survey import Answer

Skipped = Literal["left_out", "run_of_its_own"]
"""What a skipped item (None) does to runs: nothing at all, or each one counts as a run of length 1 (R's careless)."""


def longstring(answers: Iterable[Answer], skipped: Skipped = "left_out") -> int:
    """The length of the longest run of identical answers, in items; 0 where nothing was answered.

    Source: Johnson (2005), J. Research in Personality 39, 103-129; Meade & Craig (2012), Psych. Methods 17, 437-455.
    """
    return max(_runs(answers, skipped), default=0)


def average_string(answers: Iterable[Answer], skipped: Skipped = "left_out") -> float | None:
    """The mean length of all runs of identical answers, in items; None where nothing was answered.

    Source: Meade & Craig (2012), as `longstring`.
    """
    runs = _runs(answers, skipped)
    return fmean(runs) if runs else None


def irv(answers: Iterable[Answer]) -> float | None:
    """Intra-individual response variability: the SD (n - 1) of one respondent's points; None for fewer than two.

    Source: Dunn, Heggestad, Shanock & Theilgard (2018), J. Business and Psychology 33, 105-121.
    """
    points = [float(point) for point in as_points(answers) if point is not None]
    return stdev(points) if len(points) > 1 else None


def as_points(answers: Iterable[Answer]) -> list[float | None]:
    """The answers as points of the scale; what is no point ("can't say", skipped) is None."""
    return [None if answer is None or isinstance(answer, str) else answer for answer in answers]


def as_table(rows: Iterable[Sequence[Answer]]) -> list[list[float | None]]:
    """`as_points` of every row."""
    return [as_points(row) for row in rows]


def _runs(answers: Iterable[Answer], skipped: Skipped) -> list[int]:
    runs: list[int] = []
    last: Answer = None
    for answer in answers:
        if answer is None and skipped == "left_out":
            continue
        if answer is not None and answer == last:
            runs[-1] += 1
        else:
            runs.append(1)
        last = answer
    return runs
