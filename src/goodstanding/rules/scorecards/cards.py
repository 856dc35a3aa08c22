"""A scorecard: what a side's counts come to, how sure that is, and what of it is red."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil, comb, floor, fsum, sqrt
from typing import Final, Literal

from goodstanding.rules import quantiles
from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.intervals import Interval, MeanEstimate, mean_interval, wilson
from goodstanding.rules.scorecards.policy import MEASURES, TIMES, ScorecardPolicy, Side
from goodstanding.rules.scorecards.tallies import Share, Tally, middle, ranked, shares

TOLERANCE: Final = 1e-9
EXACT_RANKS: Final = 1_000
"""Up to so many cases the ranks of a median's interval come from the binomial itself."""


@dataclass(frozen=True)
class Measure:
    """One line of a card: a share from 0 to 1, or a time in minutes or days as the key says.

    `raw` is as counted; `value` is what is shown, shrunk where it is a share; with fewer than `more_cases` more cases
    or `more_others` more others it is None and the counts stand alone as facts. `red_at` is the threshold that `value`
    meets, None where it is not red. `usual` is the marketplace's own share, towards which it was shrunk.
    """

    key: str
    kind: Literal["share", "time"]
    hits: float
    cases: int
    raw: float | None
    value: float | None
    interval: Interval | None
    usual: float | None
    more_cases: int
    more_others: int
    red_at: float | None

    @property
    def is_rate(self) -> bool:
        return self.value is not None

    @property
    def is_red(self) -> bool:
        return self.red_at is not None


@dataclass(frozen=True)
class Card:
    """The measures of one side in one window, with the counts that they come from."""

    side: Side
    tally: Tally
    measures: tuple[Measure, ...]

    @property
    def reds(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.is_red)

    def measure(self, key: str) -> Measure:
        """The line with this key. Raises KeyError where the card of this side has none."""
        return {measure.key: measure for measure in self.measures}[key]


def card(side: Side, tally: Tally, usual: Mapping[str, Share], policy: ScorecardPolicy, endings: EndingPolicy) -> Card:
    """The card of a side; `usual` holds the same shares counted over its whole marketplace, by key.

    The maths is the same for both sides; the card of each holds what the other can know of it.
    """
    counted = shares(side, tally, policy, endings)
    lines = [
        _time(key, side, tally, policy) if key in TIMES else _share(key, side, tally, counted[key], usual, policy)
        for key in MEASURES[side]
    ]
    return Card(side, tally, tuple(lines))


def _share(
    key: str, side: Side, tally: Tally, counted: Share, usual: Mapping[str, Share], policy: ScorecardPolicy
) -> Measure:
    more_cases, more_others = _missing(key, side, tally, counted.cases, policy)
    normal = usual.get(key, Share()).rate
    value, interval = (None, None) if more_cases or more_others else shrunk(counted, normal, policy)
    red_at = _red_at(key, value, policy)
    return Measure(
        key,
        "share",
        counted.hits,
        counted.cases,
        counted.rate,
        value,
        interval,
        normal,
        more_cases,
        more_others,
        red_at,
    )


def shrunk(counted: Share, usual: float | None, policy: ScorecardPolicy) -> tuple[float, Interval | None]:
    """(x + k m) / (n + k) with k `prior_cases` at the marketplace's rate m, and Wilson's interval of the same counts.

    With k = 0, or without m, the share as counted and its Wilson interval. Of a mean from 0 to 1 that interval is a
    careful one: nothing on that range varies more than yes and no. ValueError where there are neither cases nor k.
    Source: the mean of a beta posterior, Gelman and others, Bayesian Data Analysis, 3rd edition, section 2.4; Wilson
    (1927), recommended for small n by Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133.
    """
    weight = 0.0 if usual is None else policy.prior_cases
    hits, cases = counted.hits + weight * (usual or 0.0), counted.cases + weight
    if not cases:
        raise ValueError("no cases make no rate")
    hits = min(hits, cases)  # rounding of k m may pass the whole by one part in 10^16
    return hits / cases, wilson(hits, cases, policy.confidence)


def _time(key: str, side: Side, tally: Tally, policy: ScorecardPolicy) -> Measure:
    histogram = tally.times.get(key, {})
    cases = sum(histogram.values())
    more_cases, more_others = _missing(key, side, tally, cases, policy)
    raw = middle(histogram, policy.middle)
    value = None if more_cases or more_others else raw
    interval = None if value is None else middle_interval(histogram, policy)
    return Measure(
        key, "time", 0, cases, raw, value, interval, None, more_cases, more_others, _red_at(key, value, policy)
    )


def middle_interval(histogram: Mapping[int, int], policy: ScorecardPolicy) -> Interval | None:
    """Between two order statistics about a median, or Student's interval about a mean. None where n is too small.

    Source: Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2; Cochran (1977), section 2.8.
    """
    n = sum(histogram.values())
    if policy.middle == "mean":
        estimate = _mean_estimate(histogram, n)
        return mean_interval(estimate, policy.confidence) if n > 1 else None
    low = lower_rank(n, policy.confidence)
    return Interval(ranked(histogram, low), ranked(histogram, n + 1 - low)) if low else None


def _mean_estimate(histogram: Mapping[int, int], n: int) -> MeanEstimate:
    mean = fsum(value * count for value, count in histogram.items()) / n
    if n == 1:
        return MeanEstimate(1, None, mean, None, None)
    sd = sqrt(fsum(count * (value - mean) ** 2 for value, count in histogram.items()) / (n - 1))
    return MeanEstimate(n, None, mean, sd, sd / sqrt(n))


@cache
def lower_rank(n: int, confidence: float) -> int:
    """The greatest rank r with P(Bin(n, 1/2) < r) <= (1 - confidence) / 2; 0 where there is none.

    Over 1,000 cases by the normal approximation, rounded down.
    """
    if n > EXACT_RANKS:
        return floor((n - quantiles.normal((1 + confidence) / 2) * sqrt(n)) / 2)
    tail, rank, allowed = 0, 0, (1 - confidence) / 2 * 2**n
    while tail + comb(n, rank) <= allowed:
        tail, rank = tail + comb(n, rank), rank + 1
    return rank


def _missing(key: str, side: Side, tally: Tally, cases: int, policy: ScorecardPolicy) -> tuple[int, int]:
    """How many cases, and how many others behind them, are wanting to a rate."""
    least, others = policy.partners(side), tally.partners
    if key == "satisfaction":
        least, others = policy.raters(side), tally.ratings.raters
    if key == "hire_rate":  # openings have no other side yet
        least = 0
    return max(0, policy.rate_cases - cases), max(0, least - others)


def _red_at(key: str, value: float | None, policy: ScorecardPolicy) -> float | None:
    if value is None:
        return None
    if key in policy.red_under and value < policy.red_under[key] - TOLERANCE:
        return policy.red_under[key]
    if key in policy.red_from and value >= policy.red_from[key] - TOLERANCE:
        return policy.red_from[key]
    return None


def cases_to(counted: Share, usual: float | None, least: float, policy: ScorecardPolicy) -> int | None:
    """How many more hits in a row lift the shown share to `least`; None where none can."""
    weight = 0.0 if usual is None else policy.prior_cases
    hits, cases = counted.hits + weight * (usual or 0.0), counted.cases + weight
    if hits >= (least - TOLERANCE) * cases:
        return 0
    return ceil((least * cases - hits) / (1 - least) - TOLERANCE) if least < 1 else None


def cases_under(counted: Share, usual: float | None, most: float, policy: ScorecardPolicy) -> int | None:
    """How many more cases without a hit bring the shown share down to `most`; None where none can."""
    weight = 0.0 if usual is None else policy.prior_cases
    hits, cases = counted.hits + weight * (usual or 0.0), counted.cases + weight
    if hits <= (most + TOLERANCE) * cases:
        return 0
    return ceil(hits / most - cases - TOLERANCE) if most > 0 else None
