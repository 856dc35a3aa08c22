"""Cronbach's alpha, its interval, and what each item does to it.

Rows are respondents, columns items; a respondent with a missing answer is left out. Undefined numbers are None:
fewer than two respondents or items, no variance.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from goodstanding.rules import quantiles
from goodstanding.rules.intervals import Interval
from goodstanding.rules.reliability.matrices import Rows, complete_rows, correlation, covariance, ratio

if TYPE_CHECKING:
    from goodstanding.rules.reliability.matrices import Array


@dataclass(frozen=True)
class ItemStatistics:
    """One item within its scale; `corrected_item_total_r` is with the sum of the other items."""

    item: str
    n: int
    mean: float | None
    sd: float | None
    item_total_r: float | None
    corrected_item_total_r: float | None
    alpha_if_dropped: float | None


@dataclass(frozen=True)
class Alpha:
    """Alpha of k items from n complete respondents.

    `sem_total` is in units of the sum of items, `mean` and `sd` in units of the respondents' mean over items.
    """

    n: int
    k: int
    alpha: float | None
    standardised: float | None
    mean_inter_item_r: float | None
    sem_total: float | None
    mean: float | None
    sd: float | None
    items: tuple[ItemStatistics, ...]

    def feldt_interval(self, confidence: float) -> Interval | None:
        """1 - (1 - alpha) F, with the upper and the lower quantile of F(n - 1, (n - 1)(k - 1)).

        Source: Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11, 93-103.
        """
        if self.alpha is None:
            return None
        df = self.n - 1, (self.n - 1) * (self.k - 1)
        error = 1 - self.alpha
        return Interval(
            1 - error * quantiles.f((1 + confidence) / 2, *df), 1 - error * quantiles.f((1 - confidence) / 2, *df)
        )


def reverse(rows: Rows, positions: Collection[int], low: float, high: float) -> list[list[float | None]]:
    """The rows with the items at those positions (from 0) turned round: low + high - answer."""
    return [
        [low + high - value if at in positions and value is not None else value for at, value in enumerate(row)]
        for row in rows
    ]


def cronbach_alpha(rows: Rows, items: Sequence[str]) -> Alpha:
    """Alpha = k / (k - 1) * (1 - sum of item variances / variance of the sum); `items` names the columns.

    Standardised: k r / (1 + (k - 1) r), r the mean correlation between items. SEM = sd of the sum * sqrt(1 - alpha).
    Source: Cronbach (1951), Psychometrika 16, 297-334; standardised and SEM: Nunnally & Bernstein (1994), chapters 6-7.
    """
    table = complete_rows(rows, len(items))
    n, k = table.shape
    if n < 2 or k < 1:
        return _too_few(table, items)
    spread = covariance(table)
    alpha = _alpha(spread)
    sd_total = sqrt(max(0.0, float(spread.sum())))
    r = _mean_r(spread)
    return Alpha(
        n=n,
        k=k,
        alpha=alpha,
        standardised=None if r is None else ratio(k * r, 1 + (k - 1) * r),
        mean_inter_item_r=r,
        sem_total=None if alpha is None else sd_total * sqrt(1 - alpha),
        mean=float(table.mean()),
        sd=sd_total / k,
        items=tuple(_item(table, spread, at, name) for at, name in enumerate(items)),
    )


def _too_few(table: "Array", items: Sequence[str]) -> Alpha:
    n, k = table.shape
    mean = float(table.mean()) if table.size else None
    means = [float(column.mean()) if n else None for column in table.T]
    lines = tuple(ItemStatistics(name, n, at, None, None, None, None) for name, at in zip(items, means, strict=True))
    return Alpha(n, k, None, None, None, None, mean, None, lines)


def _alpha(spread: "Array") -> float | None:
    k, items = len(spread), float(spread.trace())
    if k < 2:
        return None
    share = ratio(items, float(spread.sum()), scale=max(items, 1e-300))
    return None if share is None else k / (k - 1) * (1 - share)


def _mean_r(spread: "Array") -> float | None:
    r, k = correlation(spread), len(spread)
    return None if r is None or k < 2 else float((r.sum() - k) / (k * (k - 1)))


def _item(table: "Array", spread: "Array", at: int, name: str) -> ItemStatistics:
    import numpy as np

    variance, with_all, total = float(spread[at, at]), float(spread[at].sum()), float(spread.sum())
    rest = total - 2 * with_all + variance
    scale = float(spread.trace())
    return ItemStatistics(
        item=name,
        n=len(table),
        mean=float(table[:, at].mean()),
        sd=sqrt(variance),
        item_total_r=_r(with_all, variance, total, scale),
        corrected_item_total_r=_r(with_all - variance, variance, rest, scale),
        alpha_if_dropped=_alpha(np.delete(np.delete(spread, at, axis=0), at, axis=1)),
    )


def _r(covariance_: float, variance: float, other: float, scale: float) -> float | None:
    if variance == 0 or other <= 1e-12 * scale:
        return None
    return covariance_ / sqrt(variance * other)
