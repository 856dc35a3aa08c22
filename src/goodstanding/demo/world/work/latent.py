"""The latent model of work: how often, how long, how well, for how much, and how people speak of it.

Latent variance of a mark is 1 = person .30 + engagement .25 + leniency of who speaks .13 + residual .32; feelings
become marks by the thresholds of the survey's model, so that marks have the J shape that ratings have.
"""

from math import exp, log, pi, sqrt
from random import Random

from goodstanding.demo.world.latent import THRESHOLDS, point

PERSON, ENGAGEMENT, LENIENCY, RESIDUAL = 0.30, 0.25, 0.13, 0.32
IDLE = 0.91
PARETO = 0.6
VALUE_MEDIAN, VALUE_SIGMA = 300, 1.3
LONG = 0.2
LONG_DAYS = (95, 320)
SHORT_MEDIAN, SHORT_SIGMA, SHORT_LONGEST = 9, 0.8, 60
ANSWER_MEDIAN, ANSWER_SIGMA = 180, 1.2
REVIEWED, REVIEWED_IF_BAD = 0.84, 0.64
BAD = -0.9
POINTS_A_YEAR = 0.1
AGAIN = 0.35
"""How often a worker goes back to a company that it knows."""
SLOPE = sum(exp(-(threshold**2) / 2) for threshold in THRESHOLDS) / sqrt(2 * pi)
"""Points that the mean mark rises for each unit of feeling, near the average (the normal density at the thresholds)."""
INFLATION = POINTS_A_YEAR / SLOPE


def normal(rng: Random, variance: float) -> float:
    return rng.gauss(0.0, sqrt(variance))


def likely(rng: Random, logit: float) -> bool:
    return rng.random() < 1 / (1 + exp(-logit))


def careers(rng: Random, workers: int, most: int) -> list[int]:
    """How many engagements each worker has that has any: Pareto from 1 to `most`, one draw in each of equal layers."""
    layers = [(number + rng.random()) / workers for number in range(workers)]
    drawn = [min(most, int((1 - layer) ** (-1 / PARETO))) for layer in layers]
    return rng.sample(drawn, workers)


def value_cents(rng: Random, days: int, is_long: bool) -> int:
    """What an engagement is worth, or what each month of a long one is."""
    draws = max(1, round(days / 30)) if is_long else 1
    return sum(round(100 * rng.lognormvariate(log(VALUE_MEDIAN), VALUE_SIGMA)) for _ in range(draws))


def length(rng: Random) -> tuple[int, bool]:
    """Agreed days, and whether the engagement is a long one."""
    if rng.random() < LONG:
        return rng.randint(*LONG_DAYS), True
    return min(SHORT_LONGEST, max(1, round(rng.lognormvariate(log(SHORT_MEDIAN), SHORT_SIGMA)))), False


def answer_minutes(rng: Random) -> int:
    return max(1, round(rng.lognormvariate(log(ANSWER_MEDIAN), ANSWER_SIGMA)))


def marks(rng: Random, criteria: tuple[str, ...], centre: float) -> dict[str, int]:
    """A mark for each criterion by somebody whose feeling, leniency in it, is `centre`."""
    return {key: point(centre + normal(rng, RESIDUAL)) for key in criteria}


def start_late(rng: Random, quality: float) -> int:
    """Days after the agreed first day."""
    return rng.randint(1, 3) if likely(rng, -2.8 - quality) else 0


def delivery_late(rng: Random, quality: float) -> int:
    """Days after the agreed day; below 0 for days before it."""
    return rng.randint(1, 8) if likely(rng, -1.8 - 1.2 * quality) else -rng.choice((0, 0, 0, 1, 1, 2))


def approval_days(rng: Random, conduct: float) -> int:
    return round(rng.lognormvariate(log(1.2) - 0.6 * conduct, 0.6))


def payment_late(rng: Random, conduct: float) -> int:
    """Days after the due day; below 0 for days before it."""
    return rng.randint(1, 12) if likely(rng, -1.6 - 1.5 * conduct) else -rng.randint(0, 9)


def is_finished(rng: Random, quality: float, conduct: float) -> bool:
    """Whether the work comes to its end, which the weaker side decides."""
    return not likely(rng, -2.7 - min(quality, conduct))


def is_reviewed(rng: Random, *, is_bad: bool) -> bool:
    return rng.random() < (REVIEWED_IF_BAD if is_bad else REVIEWED)
