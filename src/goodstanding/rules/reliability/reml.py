"""Restricted maximum likelihood for one-way random effects, from group sizes, means and the sum of squares within."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf


@dataclass(frozen=True)
class Variances:
    """`between` groups and `within` them, in squared units of the values."""

    between: float
    within: float


def one_way(sizes: Sequence[int], means: Sequence[float], squares_within: float) -> Variances | None:
    """The REML variances of y = mu + group + error; `between` is 0 where the likelihood falls from there.

    With r = between / within and w = n / (1 + n r), the profile of -2 ln L is
    (N - 1) ln(SSW + sum w (mean - mu)²) + sum ln(1 + n r) + ln sum w; its slope's root is found by bisection.
    None for fewer than two groups or where no group varies within.
    Source: Searle, Casella & McCulloch (1992), Variance Components, section 6.6.
    """
    if len(sizes) < 2 or squares_within <= 0:
        return None
    r = _root(sizes, means, squares_within)
    within = (squares_within + _between(sizes, means, r)[0]) / (sum(sizes) - 1)
    return Variances(r * within, within)


def _root(sizes: Sequence[int], means: Sequence[float], squares_within: float) -> float:
    if _slope(sizes, means, squares_within, 0.0) >= 0:
        return 0.0
    low, high = 0.0, 1.0
    while _slope(sizes, means, squares_within, high) < 0 and high < inf:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _slope(sizes, means, squares_within, middle) < 0 else (low, middle)
    return low


def _slope(sizes: Sequence[int], means: Sequence[float], squares_within: float, r: float) -> float:
    weights = [size / (1 + size * r) for size in sizes]
    total = fsum(weights)
    squares, falling = _between(sizes, means, r)
    curvature = total - fsum(weight * weight for weight in weights) / total
    return curvature - (sum(sizes) - 1) * falling / (squares_within + squares)


def _between(sizes: Sequence[int], means: Sequence[float], r: float) -> tuple[float, float]:
    """sum w (mean - mu)² and, as minus its slope in r, sum w² (mean - mu)²."""
    weights = [size / (1 + size * r) for size in sizes]
    mu = fsum(weight * mean for weight, mean in zip(weights, means, strict=True)) / fsum(weights)
    squares = [weight * (mean - mu) ** 2 for weight, mean in zip(weights, means, strict=True)]
    return fsum(squares), fsum(weight * square for weight, square in zip(weights, squares, strict=True))
