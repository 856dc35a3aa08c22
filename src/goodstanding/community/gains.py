"""Whether an item gained between a round and its re-measure.

Clients of both samples are taken as independent, which widens the interval where the same ones answer twice.
Source: Welch (1947), Biometrika 34, 28-35, with the degrees of freedom of Satterthwaite (1946), Biometrics Bulletin 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from goodstanding.rules import quantiles
from goodstanding.rules.intervals import sample_mean

CONFIDENCE: Final = 0.90
"""That of the report's intervals."""

LEAST: Final = 5
"""Fewest clients whose figures are shown."""

SMALLEST_SD: Final = 0.5
"""Points; fewer are taken for chance: five clients who happen to agree do not make an interval without width."""

type Word = Literal["gained", "unclear", "lost"]


@dataclass(frozen=True)
class Sample:
    """Clients' ratings of one item: how many, their mean and SD (divisor n - 1), in points."""

    clients: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Gain:
    """The difference of the means, after minus before, in points, with its interval and what that means."""

    low: float
    high: float
    word: Word


def sample_of(values: Sequence[float]) -> Sample | None:
    """The sample, or None for fewer clients than are shown."""
    estimate = sample_mean(values)
    if estimate is None or estimate.n < LEAST or estimate.sd is None:
        return None
    return Sample(estimate.n, estimate.mean, estimate.sd)


def gain(before: Sample, after: Sample) -> Gain:
    """Welch's interval of the difference, and the word: gained or lost where it leaves 0 out, else unclear."""
    squares = [max(sample.sd, SMALLEST_SD) ** 2 / sample.clients for sample in (before, after)]
    freedom = sum(squares) ** 2 / sum(
        square**2 / (sample.clients - 1) for square, sample in zip(squares, (before, after), strict=True)
    )
    width = quantiles.student_t((1 + CONFIDENCE) / 2, freedom) * sqrt(sum(squares))
    low, high = after.mean - before.mean - width, after.mean - before.mean + width
    return Gain(low, high, "gained" if low > 0 else "lost" if high < 0 else "unclear")
