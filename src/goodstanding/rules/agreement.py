"""How far the raters of one group agree on items answered from low to high in steps of one.

Rows are raters, columns are items. A rater with a missing answer is left out of the group (listwise). Every function
returns None for fewer than two complete raters or no item. Group means and the null variance are in scale points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, variance

Rows = Sequence[Sequence[float | None]]


@dataclass(frozen=True)
class Agreement:
    """All indices of one group: `n` complete raters, variances in squared and deviations in plain scale points."""

    n: int
    mean_item_variance: float | None
    rwg_j: float | None
    rwg_star_j: float | None
    ad_mean_j: float | None
    ad_median_j: float | None
    awg_j: float | None


class AgreementWord(StrEnum):
    """An average deviation said in words."""

    NEAR = "near_agreement"
    SPREAD = "spread"
    SPLIT = "split"


@dataclass(frozen=True)
class AgreementCuts:
    """Policy: up to `near` scale points raters nearly agree, up to `spread` they are spread, above it split."""

    near: float
    spread: float


def agreement(rows: Rows, low: float, high: float) -> Agreement:
    """Every index of this module for one group."""
    complete = _complete(rows)
    return Agreement(
        n=len(complete),
        mean_item_variance=mean_item_variance(complete),
        rwg_j=rwg_j(complete, low, high),
        rwg_star_j=rwg_star_j(complete, low, high),
        ad_mean_j=ad_mean_j(complete),
        ad_median_j=ad_median_j(complete),
        awg_j=awg_j(complete, low, high),
    )


def mean_item_variance(rows: Rows) -> float | None:
    """The mean over items of the variance between raters, divisor n - 1."""
    items = _items(rows)
    return fmean(variance(item) for item in items) if items else None


def uniform_variance(low: float, high: float) -> float:
    """The variance of answers spread evenly over A options, (A² - 1) / 12, A = high - low + 1."""
    return ((high - low + 1) ** 2 - 1) / 12


def rwg(values: Sequence[float | None], low: float, high: float) -> float | None:
    """Agreement on one item, 1 - s² / uniform variance, 0 where s² is the larger.

    Source: James, Demaree & Wolf (1984), J. Applied Psychology 69, 85-98.
    """
    return rwg_j([(value,) for value in values], low, high)


def rwg_j(rows: Rows, low: float, high: float) -> float | None:
    """Agreement on J items against the uniform null: J q / (J q + 1 - q), q = 1 - mean s² / uniform variance.

    A negative q counts as 0. Source: James, Demaree & Wolf (1984), as `rwg`.
    """
    star = rwg_star_j(rows, low, high)
    if star is None:
        return None
    q, j = max(0.0, star), len(rows[0])
    return j * q / (j * q + 1 - q)


def rwg_star_j(rows: Rows, low: float, high: float) -> float | None:
    """1 - mean s² / uniform variance, not truncated: below 0 where raters differ more than by chance.

    Source: Lindell, Brandt & Whitney (1999), Applied Psychological Measurement 23, 127-135.
    """
    spread = mean_item_variance(rows)
    return None if spread is None else 1 - spread / uniform_variance(low, high)


def ad_mean_j(rows: Rows) -> float | None:
    """The mean over items of the average deviation from the item's mean, in scale points.

    Source: Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49-68.
    """
    items = _items(rows)
    return fmean(_average_deviation(item, fmean(item)) for item in items) if items else None


def ad_median_j(rows: Rows) -> float | None:
    """The mean over items of the average deviation from the item's median, in scale points.

    Source: Burke, Finkelstein & Dusig (1999), as `ad_mean_j`.
    """
    items = _items(rows)
    return fmean(_average_deviation(item, median(item)) for item in items) if items else None


def awg_j(rows: Rows, low: float, high: float) -> float | None:
    """The mean over items of 1 - 2 s² / [((H + L) M - M² - H L) n / (n - 1)].

    An item whose mean M lies outside [(L(n-1) + H)/n, (H(n-1) + L)/n] is left out, unless all raters chose L or all
    chose H: that item is 1. None where no item is left.
    Source: Brown & Hauenstein (2005), Organizational Research Methods 8, 165-184.
    """
    kept = [value for value in (_awg(item, low, high) for item in _items(rows)) if value is not None]
    return fmean(kept) if kept else None


def in_words(average_deviation: float | None, cuts: AgreementCuts) -> AgreementWord | None:
    """The word for an average deviation, in scale points, at the cut values of a policy."""
    if average_deviation is None:
        return None
    if average_deviation <= cuts.near:
        return AgreementWord.NEAR
    return AgreementWord.SPREAD if average_deviation <= cuts.spread else AgreementWord.SPLIT


def _complete(rows: Rows) -> list[list[float]]:
    answered = [[value for value in row if value is not None] for row in rows]
    return [kept for kept, row in zip(answered, rows, strict=True) if len(kept) == len(row)]


def _items(rows: Rows) -> list[tuple[float, ...]]:
    complete = _complete(rows)
    return list(zip(*complete, strict=True)) if len(complete) > 1 else []


def _average_deviation(item: Sequence[float], centre: float) -> float:
    return fmean(abs(value - centre) for value in item)


def _awg(item: Sequence[float], low: float, high: float) -> float | None:
    n, mean = len(item), fmean(item)
    if min(item) == max(item) and mean in (low, high):
        return 1.0
    # Sums, not means: a mean on the bound must not fall out by its last binary digit.
    if not low * (n - 1) + high - 1e-9 <= sum(item) <= high * (n - 1) + low + 1e-9:
        return None
    most = ((high + low) * mean - mean * mean - high * low) * n / (n - 1)
    return 1 - 2 * variance(item) / most
