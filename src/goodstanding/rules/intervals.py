"""Intervals for a share and for the mean of a simple random sample.

A confidence is a share such as .95; a two-sided interval leaves (1 - confidence) / 2 on each side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from goodstanding.rules import quantiles


@dataclass(frozen=True)
class Interval:
    """Two ends, low <= high, in the units of what they enclose."""

    low: float
    high: float


@dataclass(frozen=True)
class MeanEstimate:
    """The mean of n values out of a population of N (None: unknown or endless), in the units of the values.

    `sd` has the divisor n - 1; `se` = sd / sqrt(n) * sqrt(1 - n / N). Both are None where n = 1.
    """

    n: int
    population: int | None
    mean: float
    sd: float | None
    se: float | None

    @property
    def df(self) -> int:
        """Degrees of freedom, n - 1."""
        return self.n - 1


def wilson(successes: float, n: float, confidence: float) -> Interval | None:
    """The score interval for a share: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n). None where n = 0.

    Ends at exactly 0 or 1 where no or all trials succeeded; it holds the share itself, of weighted counts too.
    Source: Wilson (1927), JASA 22, 209-212.
    """
    if not _counted(successes, n):
        return None
    z = _z(confidence)
    centre, width = successes + z * z / 2, z * sqrt(successes * (n - successes) / n + z * z / 4)
    return Interval(
        0.0 if successes == 0 else (centre - width) / (n + z * z),
        1.0 if successes == n else (centre + width) / (n + z * z),
    )


def clopper_pearson(successes: int, n: int, confidence: float) -> Interval | None:
    """The exact interval for a share: beta(a/2; x, n-x+1) to beta(1-a/2; x+1, n-x), a = 1 - confidence.

    None where n = 0. Source: Clopper & Pearson (1934), Biometrika 26, 404-413.
    """
    if not _counted(successes, n):
        return None
    return _beta_interval(successes, n, confidence, (successes, n - successes + 1), (successes + 1, n - successes))


def jeffreys(successes: int, n: int, confidence: float) -> Interval | None:
    """The equal-tailed posterior interval for a share under Beta(1/2, 1/2): quantiles of Beta(x+1/2, n-x+1/2).

    The low end is 0 where x = 0 and the high end 1 where x = n; None where n = 0.
    Source: Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133.
    """
    if not _counted(successes, n):
        return None
    posterior = (successes + 0.5, n - successes + 0.5)
    return _beta_interval(successes, n, confidence, posterior, posterior)


def agresti_coull(successes: int, n: int, confidence: float) -> Interval | None:
    """The Wald interval about Wilson's centre: p' ± z sqrt(p'(1-p')/n'), n' = n + z², p' = (x + z²/2) / n'.

    Not clipped: it may leave [0, 1]. None where n = 0. Source: Agresti & Coull (1998), Am. Statistician 52, 119-126.
    """
    if not _counted(successes, n):
        return None
    z = _z(confidence)
    trials = n + z * z
    share = (successes + z * z / 2) / trials
    width = z * sqrt(share * (1 - share) / trials)
    return Interval(share - width, share + width)


def sample_mean(values: Sequence[float], population: int | None = None) -> MeanEstimate | None:
    """The mean of a simple random sample drawn without replacement, its SD and SE. None where there are no values.

    ValueError where the sample is larger than the population.
    Source: Cochran (1977), Sampling Techniques, 3rd ed., section 2.6.
    """
    n = len(values)
    if population is not None and n > population:
        raise ValueError(f"{n} values cannot come from a population of {population}")
    if n == 0:
        return None
    mean = fsum(values) / n
    if n == 1:
        return MeanEstimate(n, population, mean, None, None)
    sd = sqrt(fsum((value - mean) ** 2 for value in values) / (n - 1))
    unseen = 1.0 if population is None else 1 - n / population
    return MeanEstimate(n, population, mean, sd, sd * sqrt(unseen / n))


def mean_interval(estimate: MeanEstimate, confidence: float) -> Interval | None:
    """mean ± t(1 - a/2; n - 1) SE, a = 1 - confidence. None where n = 1. Source: Cochran (1977), section 2.8."""
    if estimate.se is None:
        return None
    width = quantiles.student_t((1 + confidence) / 2, estimate.df) * estimate.se
    return Interval(estimate.mean - width, estimate.mean + width)


def mean_lower_bound(estimate: MeanEstimate, confidence: float) -> float | None:
    """The one-sided bound mean - t(confidence; n - 1) SE. None where n = 1. Source: Cochran (1977), section 2.8."""
    if estimate.se is None:
        return None
    return estimate.mean - quantiles.student_t(confidence, estimate.df) * estimate.se


def _counted(successes: float, n: float) -> bool:
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is not a count of successes")
    return n > 0


def _z(confidence: float) -> float:
    return quantiles.normal((1 + confidence) / 2)


def _beta_interval(
    successes: int, n: int, confidence: float, lower: tuple[float, float], upper: tuple[float, float]
) -> Interval:
    return Interval(
        0.0 if successes == 0 else quantiles.beta((1 - confidence) / 2, *lower),
        1.0 if successes == n else quantiles.beta((1 + confidence) / 2, *upper),
    )
