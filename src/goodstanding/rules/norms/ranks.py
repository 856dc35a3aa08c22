"""Where a score stands among others, and the quantiles of a few scores."""

from collections.abc import Sequence
from math import floor
from typing import Literal

QuantileType = Literal[6, 7, 8]
Band = Literal[1, 2, 3, 4]
QUARTERS = (0.25, 0.5, 0.75)


def midrank(value: float, scores: Sequence[float]) -> float:
    """The share, in percent, of scores under a value, those equal to it counting half; `scores` are not empty.

    Source: the mid-rank percentile (Crocker & Algina, Introduction to Classical and Modern Test Theory, 1986, ch. 19).
    """
    under, equal = sum(score < value for score in scores), sum(score == value for score in scores)
    return 100 * (under + equal / 2) / len(scores)


def band(value: float, others: Sequence[float]) -> Band:
    """The quarter of the others in which a score stands, 1 the lowest; on a border the higher one."""
    at = midrank(value, others)
    return 1 if at < 25 else 2 if at < 50 else 3 if at < 75 else 4


def quantile(scores: Sequence[float], p: float, kind: QuantileType = 7) -> float:
    """The p quantile (0 to 1) of scores, which are not empty.

    Source: types 6, 7 and 8 of Hyndman & Fan (1996), The American Statistician 50, 361-365.
    """
    ordered, n = sorted(scores), len(scores)
    shift = {6: p, 7: 1 - p, 8: (p + 1) / 3}[kind]
    at = min(max(n * p + shift, 1.0), float(n))
    place = min(floor(at), n - 1) if n > 1 else 1
    low, high = ordered[place - 1], ordered[min(place, n - 1)]
    return low + (at - place) * (high - low)


def quartiles(scores: Sequence[float]) -> tuple[float, float, float]:
    """The three quartiles, of type 7."""
    low, middle, high = (quantile(scores, p) for p in QUARTERS)
    return low, middle, high
