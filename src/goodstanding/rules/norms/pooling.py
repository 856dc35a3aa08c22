"""Partial pooling: scores of few clients are drawn towards the norm, those of many stay where they are.

The model is normal-normal: score i = its true level + error with a known variance, true levels vary about a mean with
the variance `between`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

STEPS = 100
EXACT = 1e-13


@dataclass(frozen=True)
class Pool:
    """The mean of true levels with its standard error, and the variance between them, in squared points.

    `heterogeneity` is Cochran's Q, `inconsistency` the share I² of variation that is not error.
    """

    mean: float
    error: float
    between: float
    heterogeneity: float
    inconsistency: float


def pool(scores: Sequence[float], variances: Sequence[float]) -> Pool:
    """The pool of scores with the variances of their errors (above 0); `between` by Paule and Mandel.

    Source: Paule & Mandel (1982), J. Res. Natl. Bur. Stand. 87, 377-385; Q and I² as in Higgins & Thompson (2002),
    Statistics in Medicine 21, 1539-1558. ValueError for fewer than two scores.
    """
    if len(scores) < 2:
        raise ValueError("a pool needs two scores")
    between = paule_mandel(scores, variances)
    mean, weight = _mean(scores, variances, between)
    q, free = _squares(scores, variances, 0.0)[0], len(scores) - 1
    return Pool(mean, sqrt(1 / weight), between, q, max(0.0, 1 - free / q) if q else 0.0)


def shrunken(score: float, variance: float, mean: float, between: float) -> float:
    """The score drawn towards a mean: the mean of its true level given the score."""
    kept = between / (between + variance) if between else 0.0
    return mean + kept * (score - mean)


def to_parent(mean: float, count: int, parent: float, weight: float) -> float:
    """The mean of a cell of so many marketplaces, drawn towards its parent's as if by `weight` more of the latter."""
    return (count * mean + weight * parent) / (count + weight)


def paule_mandel(scores: Sequence[float], variances: Sequence[float]) -> float:
    """The variance at which the weighted squares about the weighted mean are as many as degrees of freedom, or 0.

    Newton's method from 0, whose steps never overshoot: the squares fall and are convex in the variance (DerSimonian &
    Kacker, 2007, Contemporary Clinical Trials 28, 105-114).
    """
    free, between = len(scores) - 1, 0.0
    for _step in range(STEPS):
        squares, falling = _squares(scores, variances, between)
        if squares - free <= EXACT * free:
            break
        between += (squares - free) / falling
    return between


def dersimonian_laird(scores: Sequence[float], variances: Sequence[float]) -> float:
    """The moment estimate of the same variance, in one step: max(0, (Q - (k - 1)) / (W - sum w² / W)).

    Source: DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188.
    """
    weights = [1 / variance for variance in variances]
    total = fsum(weights)
    excess = _squares(scores, variances, 0.0)[0] - (len(scores) - 1)
    return max(0.0, excess / (total - fsum(weight * weight for weight in weights) / total))


def james_stein(scores: Sequence[float], variance: float) -> float:
    """The share of its distance from the mean that a score keeps where all have the same variance: 1 - (k-3) v / SS.

    Source: Efron & Morris (1977), Scientific American 236(5), 119-127. ValueError where all scores are equal.
    """
    mean = fsum(scores) / len(scores)
    squares = fsum((score - mean) ** 2 for score in scores)
    if not squares:
        raise ValueError("scores that are all equal have no distance to keep")
    return 1 - (len(scores) - 3) * variance / squares


def _mean(scores: Sequence[float], variances: Sequence[float], between: float) -> tuple[float, float]:
    """The weighted mean, and the sum of the weights."""
    weights = [1 / (variance + between) for variance in variances]
    total = fsum(weights)
    return fsum(weight * score for weight, score in zip(weights, scores, strict=True)) / total, total


def _squares(scores: Sequence[float], variances: Sequence[float], between: float) -> tuple[float, float]:
    """The weighted squares about the weighted mean, and how fast they fall in the variance between."""
    mean, _weight = _mean(scores, variances, between)
    terms = [((score - mean) ** 2, variance + between) for score, variance in zip(scores, variances, strict=True)]
    return fsum(square / total for square, total in terms), fsum(square / total**2 for square, total in terms)
