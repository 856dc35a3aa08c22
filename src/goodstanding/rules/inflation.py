"""Whether ratings of workers rise without meaning more, and whether a score still tells who is hired again.

The trend of a share is the slope of a logistic regression on the quarters, by iteratively reweighted least squares;
its variance is multiplied by Pearson's chi-square over its degrees of freedom where that is above 1, because quarters
differ by more than chance, and the interval is that of Student's t (McCullagh and Nelder, Generalized Linear Models,
2nd ed. 1989, 4.4 and 4.5). The difference of two shares has the interval of Agresti and Caffo (The American
Statistician 54, 2000, 280-288).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final, Literal

from goodstanding.rules import quantiles
from goodstanding.rules.intervals import Interval

TOP_POINTS: Final = 480
HIGH_SCORE: Final = 90
REHIRE_DAYS: Final = 180
LEAST_QUARTERS: Final = 6
LEAST_REVIEWS: Final = 50
LEAST_SHOWN: Final = 10
CONFIDENCE: Final = 0.95
QUARTERS_A_YEAR: Final = 4
ROUNDS: Final = 50

type Finding = Literal["too_little", "steady", "rising", "inflating"]


@dataclass(frozen=True)
class Cases:
    """How many of how many, in the quarter that is `at` quarters after the first one."""

    at: int
    hits: int
    cases: int


@dataclass(frozen=True)
class Quarter:
    """Three months: reviews of workers, how many are at the top, their points in hundredths; workers with a score and
    with a high one; engagements whose rehire is known, and how many led to another with the same company.
    """

    year: int
    number: int
    reviews: int = 0
    top: int = 0
    points: int = 0
    scored: int = 0
    high: int = 0
    ended: int = 0
    again: int = 0

    @property
    def at(self) -> int:
        return QUARTERS_A_YEAR * self.year + self.number - 1


@dataclass(frozen=True)
class Trend:
    """The yearly change of a share's log odds, with its interval."""

    a_year: float
    interval: Interval

    @property
    def rises(self) -> bool:
        """Whether it rises beyond doubt."""
        return self.interval.low > 0


@dataclass(frozen=True)
class Alarm:
    """What the trends say together: ratings rise (`rising`), and do so while rehire does not (`inflating`)."""

    finding: Finding
    quarters: int
    ratings: Trend | None = None
    rehire: Trend | None = None


def alarm(quarters: Sequence[Quarter]) -> Alarm:
    """Ratings rise while rehire does not: the trend of the top share is above 0, that of rehire is not.

    It takes LEAST_QUARTERS quarters with LEAST_REVIEWS reviews and as many endings whose rehire is known.
    """
    known = [each for each in quarters if min(each.reviews, each.ended) >= LEAST_REVIEWS]
    if len(known) < LEAST_QUARTERS:
        return Alarm("too_little", len(known))
    ratings = trend([Cases(each.at, each.top, each.reviews) for each in known])
    rehire = trend([Cases(each.at, each.again, each.ended) for each in known])
    if ratings is None or not ratings.rises:
        return Alarm("steady", len(known), ratings, rehire)
    return Alarm("rising" if rehire and rehire.rises else "inflating", len(known), ratings, rehire)


def trend(shares: Sequence[Cases], confidence: float = CONFIDENCE) -> Trend | None:
    """The slope of the log odds; None where all or none are hits, or fewer than three quarters are known."""
    hits, cases = sum(each.hits for each in shares), sum(each.cases for each in shares)
    if not 0 < hits < cases or len({each.at for each in shares}) < 3:
        return None
    middle = sum(each.at * each.cases for each in shares) / cases
    years = [(each.at - middle) / QUARTERS_A_YEAR for each in shares]
    level, slope = log(hits / (cases - hits)), 0.0
    for _round in range(ROUNDS):
        step = _step(shares, years, level, slope)
        level, slope = level + step[0], slope + step[1]
        if abs(step[0]) + abs(step[1]) < 1e-10:
            break
    return _with_interval(shares, years, level, slope, confidence)


def _chance(level: float, slope: float, year: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, level + slope * year))))


def _information(
    shares: Sequence[Cases], years: Sequence[float], level: float, slope: float
) -> tuple[float, float, float]:
    """Sums of the weights, of weight times year, and of weight times year squared."""
    weights = [each.cases * (p := _chance(level, slope, x)) * (1 - p) for each, x in zip(shares, years, strict=True)]
    pairs = list(zip(weights, years, strict=True))
    return sum(weights), sum(w * x for w, x in pairs), sum(w * x * x for w, x in pairs)


def _step(shares: Sequence[Cases], years: Sequence[float], level: float, slope: float) -> tuple[float, float]:
    """One step of Newton's method."""
    a, b, c = _information(shares, years, level, slope)
    misses = [each.hits - each.cases * _chance(level, slope, x) for each, x in zip(shares, years, strict=True)]
    first, second = sum(misses), sum(miss * x for miss, x in zip(misses, years, strict=True))
    whole = a * c - b * b
    return (c * first - b * second) / whole, (a * second - b * first) / whole


def _with_interval(
    shares: Sequence[Cases], years: Sequence[float], level: float, slope: float, confidence: float
) -> Trend:
    a, b, c = _information(shares, years, level, slope)
    free = len(shares) - 2
    spread = max(1.0, _pearson(shares, years, level, slope) / free)
    half = quantiles.student_t((1 + confidence) / 2, free) * sqrt(spread * a / (a * c - b * b))
    return Trend(slope, Interval(slope - half, slope + half))


def _pearson(shares: Sequence[Cases], years: Sequence[float], level: float, slope: float) -> float:
    total = 0.0
    for each, x in zip(shares, years, strict=True):
        p = _chance(level, slope, x)
        total += (each.hits - each.cases * p) ** 2 / (each.cases * p * (1 - p))
    return total


@dataclass(frozen=True)
class Worth:
    """How much more often the better half by score is hired again, as a difference of shares."""

    difference: float
    interval: Interval

    @property
    def tells(self) -> bool:
        """Whether a higher score means more rehire beyond doubt."""
        return self.interval.low > 0


def worth(upper: tuple[int, int], lower: tuple[int, int], confidence: float = CONFIDENCE) -> Worth | None:
    """Rehired of ended in the upper and in the lower half; None where a half has under LEAST_REVIEWS."""
    if min(upper[1], lower[1]) < LEAST_REVIEWS:
        return None
    (p, n), (q, m) = (((hits + 1) / (cases + 2), cases + 2) for hits, cases in (upper, lower))
    half = quantiles.normal((1 + confidence) / 2) * sqrt(p * (1 - p) / n + q * (1 - q) / m)
    plain = upper[0] / upper[1] - lower[0] / lower[1]
    return Worth(plain, Interval(max(-1.0, p - q - half), min(1.0, p - q + half)))
