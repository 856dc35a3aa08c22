"""The latent model behind the answers: who differs from whom by how much, and how feelings become points.

Total latent variance is 1. A feeling is the sum of the effects below and turns into a point by fixed thresholds,
so that over many marketplaces the points have the J shape that ratings have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist, fmean

MARKETPLACE = 0.07
MARKETPLACE_DIMENSION = 0.02
MARKETPLACE_ITEM = 0.02
SATISFACTION = 0.25
LENIENCY = 0.13
CLIENT_DIMENSION = 0.06
RESIDUAL = 0.45
EASINESS_SD = 0.15

MARGINALS = (0.03, 0.05, 0.12, 0.30, 0.50)
_NORMAL = NormalDist()
THRESHOLDS = tuple(_NORMAL.inv_cdf(share) for share in list(accumulate(MARGINALS))[:-1])

ROSTER_MEDIAN, ROSTER_SIGMA, ROSTER_FLOOR, ROSTER_CAP = 25, 1.1, 5, 120
SPEND_MEDIAN, SPEND_SIGMA = 8_000, 1.5
RESPONDENTS = {1: 0.85, 2: 0.12, 3: 0.03}
WAVES = {1: 0.45, 2: 0.30, 3: 0.25}
LOGIT_PER_SD = 0.4
CANT_SAY, CANT_SAY_PRIVACY = 0.03, 0.15
CARELESS_MOST = 0.05

Items = Mapping[str, str]
"""Item key -> its dimension, in the instrument's order."""


@dataclass(frozen=True)
class House:
    """The lasting effects of one marketplace: its level and what it does better or worse than its level."""

    level: float
    items: Mapping[str, float]


@dataclass(frozen=True)
class Feeling:
    """The effects of one client."""

    satisfaction: float
    leniency: float
    dimensions: Mapping[str, float]


def normal(rng: Random, variance: float) -> float:
    return rng.gauss(0.0, sqrt(variance))


def easiness(rng: Random, items: Items) -> dict[str, float]:
    """How much easier or harder each item is to agree with, the same for everybody."""
    return {key: rng.gauss(0.0, EASINESS_SD) for key in items}


def house(rng: Random, items: Items, level: float | None = None) -> House:
    """A marketplace at `level`, or at a level of its own."""
    own = normal(rng, MARKETPLACE)
    themes = {dimension: normal(rng, MARKETPLACE_DIMENSION) for dimension in dict.fromkeys(items.values())}
    offsets = {key: themes[dimension] + normal(rng, MARKETPLACE_ITEM) for key, dimension in items.items()}
    return House(own if level is None else level, offsets)


def feeling(rng: Random, items: Items) -> Feeling:
    satisfaction, leniency = normal(rng, SATISFACTION), normal(rng, LENIENCY)
    return Feeling(satisfaction, leniency, {d: normal(rng, CLIENT_DIMENSION) for d in dict.fromkeys(items.values())})


def a_year_on(rng: Random, before: Feeling) -> Feeling:
    """The same client next year: satisfaction drifts with correlation .8, its spread stays."""
    drifted = 0.8 * before.satisfaction + 0.6 * normal(rng, SATISFACTION)
    return Feeling(drifted, before.leniency, before.dimensions)


def centres(at: House, client: Feeling, ease: Mapping[str, float], items: Items) -> dict[str, float]:
    """The client's feeling on each item without its leniency."""
    base = at.level + client.satisfaction
    return {key: base + at.items[key] + ease[key] + client.dimensions[theme] for key, theme in items.items()}


def point(latent: float) -> int:
    return 1 + sum(latent > threshold for threshold in THRESHOLDS)


def expected_point(centre: float) -> float:
    """The mean point of somebody whose feeling is `centre`, over leniency and residual."""
    spread = sqrt(LENIENCY + RESIDUAL)
    return 1 + sum(_NORMAL.cdf((centre - threshold) / spread) for threshold in THRESHOLDS)


def points(rng: Random, centre: Mapping[str, float], leniency: float, privacy: str) -> dict[str, int | str]:
    """One attentive respondent's answers; "cant_say" where there is nothing to say."""
    given: dict[str, int | str] = {}
    for key, value in centre.items():
        silent = rng.random() < (CANT_SAY_PRIVACY if key == privacy else CANT_SAY)
        felt = point(value + leniency + normal(rng, RESIDUAL))
        given[key] = "cant_say" if silent else felt
    return given


def careless_points(rng: Random, items: Items) -> dict[str, int | str]:
    """Clicks without reading: one column all the way down, or anything."""
    column = rng.choice((3, 4, 5))
    straight = rng.random() < 0.5
    return {key: column if straight else rng.randint(1, 5) for key in items}


def responds(rng: Random, share: float, client: Feeling) -> bool:
    """Whether a client answers, where `share` of average clients do; the satisfied answer more."""
    logit = log(share / (1 - share)) + LOGIT_PER_SD * client.satisfaction / sqrt(SATISFACTION)
    return rng.random() < 1 / (1 + exp(-logit))


def one_of(rng: Random, shares: Mapping[int, float]) -> int:
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def roster_size(rng: Random) -> int:
    drawn = round(rng.lognormvariate(log(ROSTER_MEDIAN), ROSTER_SIGMA))
    return min(ROSTER_CAP, max(ROSTER_FLOOR, drawn))


def spend(rng: Random) -> float:
    """A client's yearly spend in US dollars."""
    return rng.lognormvariate(log(SPEND_MEDIAN), SPEND_SIGMA)


def mean_expected(centre: Mapping[str, float]) -> float:
    return fmean(expected_point(value) for value in centre.values())


def item_means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The expected mean of each item over clients with these centres."""
    return {key: fmean(expected_point(row[key]) for row in rows) for key in rows[0]}
