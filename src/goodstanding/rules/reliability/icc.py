"""Intraclass correlations: of raters nested in groups, and of raters who all rate the same targets.

Undefined numbers are None: fewer than two groups, targets or raters, no group of two, no variance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from goodstanding.rules import quantiles
from goodstanding.rules.intervals import Interval
from goodstanding.rules.reliability import reml

Form = Literal["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]


@dataclass(frozen=True)
class FTest:
    """F with its degrees of freedom and the probability of a larger one; `f` is None where the error is 0."""

    f: float | None
    df1: int
    df2: int

    @property
    def p(self) -> float | None:
        """The probability of a larger F if nothing but error were there."""
        return None if self.f is None else quantiles.f_tail(self.f, self.df1, self.df2)

    def bounds(self, confidence: float) -> tuple[float, float] | None:
        """F over its upper and over its lower quantile; None where F is None or 0."""
        if not self.f:
            return None
        tails = (1 + confidence) / 2, (1 - confidence) / 2
        low, high = (self.f / quantiles.f(p, self.df1, self.df2) for p in tails)
        return low, high


@dataclass(frozen=True)
class GroupIcc:
    """One-way random effects for groups of unequal size; mean squares and variances in squared units of the values.

    `mean_size` is the plain mean of group sizes, `n0` = (N - sum n² / N) / (groups - 1).
    """

    groups: int
    n: int
    mean_size: float
    n0: float
    ms_between: float
    ms_within: float
    test: FTest
    icc1_mean_size: float | None
    icc1_n0: float | None
    icc2: float | None
    icc1_interval: Interval | None
    icc2_interval: Interval | None
    reml: reml.Variances | None

    @property
    def reml_icc(self) -> float | None:
        """The REML variance between groups as a share of between plus within."""
        return None if self.reml is None else self.reml.between / (self.reml.between + self.reml.within)


@dataclass(frozen=True)
class RatingIcc:
    """One of the six forms: ICC1-3 of a single rater, ICC1k-3k of the mean of all k raters."""

    form: Form
    icc: float | None
    test: FTest
    interval: Interval | None


def group_icc(values: Mapping[str, Sequence[float | None]], confidence: float) -> GroupIcc | None:
    """ICC(1), the share of variance between groups, and ICC(2), the reliability of group means, with intervals.

    ICC(1) = (MSB - MSW) / (MSB + (m - 1) MSW) with m the mean group size or n0; ICC(2) = (MSB - MSW) / MSB.
    Intervals: (F' - 1) / (F' + n0 - 1) and 1 - 1/F' at F' = F over its quantiles. Missing values are left out.
    None for fewer than two groups or without a group of two.
    Source: Bliese (2000), in Klein & Kozlowski, Multilevel Theory, chapter 8; Searle, Casella & McCulloch (1992),
    Variance Components, section 3.6 (n0, interval).
    """
    groups = [[value for value in group if value is not None] for group in values.values()]
    groups = sorted(group for group in groups if group)
    sizes, means = [len(group) for group in groups], [fsum(group) / len(group) for group in groups]
    j, n = len(groups), sum(sizes)
    if j < 2 or n == j:
        return None
    every = [value for group in groups for value in group]
    grand = fsum(every) / n
    squares = _swept(
        fsum((value - mean) ** 2 for group, mean in zip(groups, means, strict=True) for value in group), every
    )
    between = _swept(fsum(size * (mean - grand) ** 2 for size, mean in zip(sizes, means, strict=True)), every) / (j - 1)
    within = squares / (n - j)
    n0 = (n - sum(size * size for size in sizes) / n) / (j - 1)
    test = FTest(_share(between, within), j - 1, n - j)
    bounds = test.bounds(confidence)
    return GroupIcc(
        groups=j,
        n=n,
        mean_size=n / j,
        n0=n0,
        ms_between=between,
        ms_within=within,
        test=test,
        icc1_mean_size=_share(between - within, between + (n / j - 1) * within),
        icc1_n0=_share(between - within, between + (n0 - 1) * within),
        icc2=_share(between - within, between),
        icc1_interval=_single(bounds, n0),
        icc2_interval=_averaged(bounds),
        reml=reml.one_way(sizes, means, squares),
    )


def shrout_fleiss(ratings: Sequence[Sequence[float | None]], confidence: float) -> tuple[RatingIcc, ...] | None:
    """The six forms ICC(1,1), (2,1), (3,1), (1,k), (2,k), (3,k), in this order, with F, p and intervals.

    Rows are targets, columns the k raters; a target with a missing rating is left out. None for fewer than two
    targets or raters. Source: Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
    Psychological Methods 1, 30-46 (intervals).
    """
    complete = [[value for value in row if value is not None] for row in ratings]
    table = sorted(kept for kept, row in zip(complete, ratings, strict=True) if len(kept) == len(row))
    if len(table) < 2 or len(table[0]) < 2:
        return None
    squares = _TwoWay.of(table)
    nested, crossed = _nested(squares, confidence), _crossed(squares, confidence)
    fixed = _fixed(squares, confidence)
    return nested[0], crossed[0], fixed[0], nested[1], crossed[1], fixed[1]


@dataclass(frozen=True)
class _TwoWay:
    """Mean squares of n targets by k raters."""

    n: int
    k: int
    targets: float
    raters: float
    error: float

    @classmethod
    def of(cls, table: Sequence[Sequence[float]]) -> "_TwoWay":
        n, k = len(table), len(table[0])
        every = [value for row in table for value in row]
        grand = fsum(every) / (n * k)
        rows = [fsum(row) / k for row in table]
        columns = [fsum(column) / n for column in zip(*table, strict=True)]
        rest = [
            value - row - column + grand
            for values, row in zip(table, rows, strict=True)
            for value, column in zip(values, columns, strict=True)
        ]
        targets = k * fsum((row - grand) ** 2 for row in rows)
        raters = n * fsum((column - grand) ** 2 for column in columns)
        error = fsum(value**2 for value in rest)
        return cls(
            n,
            k,
            targets=_swept(targets, every) / (n - 1),
            raters=_swept(raters, every) / (k - 1),
            error=_swept(error, every) / ((n - 1) * (k - 1)),
        )

    @property
    def within(self) -> float:
        return (self.raters + (self.n - 1) * self.error) / self.n


def _nested(ms: _TwoWay, confidence: float) -> tuple[RatingIcc, RatingIcc]:
    test = FTest(_share(ms.targets, ms.within), ms.n - 1, ms.n * (ms.k - 1))
    bounds, gain = test.bounds(confidence), ms.targets - ms.within
    single = _share(gain, ms.targets + (ms.k - 1) * ms.within)
    return (
        RatingIcc("ICC1", single, test, _single(bounds, ms.k)),
        RatingIcc("ICC1k", _share(gain, ms.targets), test, _averaged(bounds)),
    )


def _fixed(ms: _TwoWay, confidence: float) -> tuple[RatingIcc, RatingIcc]:
    test, gain = _target_test(ms), ms.targets - ms.error
    bounds = test.bounds(confidence)
    single = _share(gain, ms.targets + (ms.k - 1) * ms.error)
    return (
        RatingIcc("ICC3", single, test, _single(bounds, ms.k)),
        RatingIcc("ICC3k", _share(gain, ms.targets), test, _averaged(bounds)),
    )


def _crossed(ms: _TwoWay, confidence: float) -> tuple[RatingIcc, RatingIcc]:
    gain, between_raters = ms.targets - ms.error, (ms.raters - ms.error) / ms.n
    single = _share(gain, ms.targets + (ms.k - 1) * ms.error + ms.k * between_raters)
    averaged = _share(gain, ms.targets + between_raters)
    interval = None if single is None else _crossed_interval(ms, single, confidence)
    return (
        RatingIcc("ICC2", single, _target_test(ms), interval),
        RatingIcc("ICC2k", averaged, _target_test(ms), _stepped_up(interval, ms.k)),
    )


def _target_test(ms: _TwoWay) -> FTest:
    return FTest(_share(ms.targets, ms.error), ms.n - 1, (ms.n - 1) * (ms.k - 1))


def _crossed_interval(ms: _TwoWay, icc: float, confidence: float) -> Interval | None:
    """Satterthwaite's degrees of freedom for the error of ICC(2,1). Source: Shrout & Fleiss (1979)."""
    if ms.error <= 0 or ms.targets <= 0:
        return None
    n, k, f = ms.n, ms.k, ms.raters / ms.error
    rest = n * (1 + (k - 1) * icc) - k * icc
    df = _share((k - 1) * (n - 1) * (k * icc * f + rest) ** 2, (n - 1) * (k * icc * f) ** 2 + rest**2)
    if not df or df <= 0:
        return None
    p = (1 + confidence) / 2
    upper, lower = quantiles.f(p, n - 1, df), quantiles.f(p, df, n - 1)
    common = k * ms.raters + (k * n - k - n) * ms.error
    return Interval(
        n * (ms.targets - upper * ms.error) / (upper * common + n * ms.targets),
        n * (lower * ms.targets - ms.error) / (common + n * lower * ms.targets),
    )


def _swept(squares: float, values: Sequence[float]) -> float:
    """A sum of squares without what rounding alone leaves of zero."""
    return squares if squares > 1e-24 * fsum(value * value for value in values) else 0.0


def _single(bounds: tuple[float, float] | None, size: float) -> Interval | None:
    return None if bounds is None else Interval(*((f - 1) / (f + size - 1) for f in bounds))


def _averaged(bounds: tuple[float, float] | None) -> Interval | None:
    return None if bounds is None else Interval(*(1 - 1 / f for f in bounds))


def _stepped_up(interval: Interval | None, k: int) -> Interval | None:
    """Spearman-Brown; None where the low end is too low for the mean of k raters to have a reliability."""
    if interval is None or 1 + interval.low * (k - 1) <= 1e-12:
        return None
    return Interval(*(icc * k / (1 + icc * (k - 1)) for icc in (interval.low, interval.high)))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None
