"""Ratings of many marketplaces at once, by the latent model of the made world (goodstanding.demo.world.latent).

Its constants are read from there. Two things are left out: careless answers, and a world's one draw of how easy each
item is, which here is drawn anew for each marketplace, so that no result hangs on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtr

from goodstanding.demo.world import latent
from goodstanding.policies import load

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Pick = Callable[[np.random.Generator, int, int], Floats]
"""(generator, marketplaces, clients) -> the satisfaction of the clients that answer."""

INSTRUMENT = load().instrument("trusted-talent-2026-1")
THEMES = np.array([INSTRUMENT.dimensions.index(item.dimension) for item in INSTRUMENT.questionnaire.items])
ITEMS, DIMENSIONS = len(THEMES), len(INSTRUMENT.dimensions)
PRIVACY = [item.key for item in INSTRUMENT.questionnaire.items].index("data_protection")
CLIENTS_SD = sqrt(latent.SATISFACTION + latent.LENIENCY + latent.CLIENT_DIMENSION + latent.RESIDUAL)


@dataclass(frozen=True)
class Rows:
    """One row per respondent: whose client it is (from 0, marketplace after marketplace), points, NaN for can't say."""

    client: Ints
    points: Floats


def houses(rng: np.random.Generator, many: int) -> Floats:
    """Marketplaces by item: what an average client feels."""
    level = rng.normal(0, sqrt(latent.MARKETPLACE), (many, 1))
    themes = rng.normal(0, sqrt(latent.MARKETPLACE_DIMENSION), (many, DIMENSIONS))[:, THEMES]
    items = rng.normal(0, sqrt(latent.MARKETPLACE_ITEM + latent.EASINESS_SD**2), (many, ITEMS))
    return np.asarray(level + themes + items)


def true_scores(centres: Floats) -> Floats:
    """The trust score of each marketplace if endlessly many clients of it answered."""
    steps = [ndtr((centres - threshold) / CLIENTS_SD).mean(axis=1) for threshold in latent.THRESHOLDS]
    return np.asarray(1 + np.sum(steps, axis=0), dtype=np.float64)


def moved(centres: Floats, score: float) -> Floats:
    """The marketplaces, each shifted as a whole until its true score is `score`."""
    low, high = np.full((len(centres), 1), -4.0), np.full((len(centres), 1), 4.0)
    for _ in range(40):
        middle = (low + high) / 2
        under = (true_scores(centres + middle) < score)[:, None]
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return np.asarray(centres + high)


def anyone(rng: np.random.Generator, many: int, clients: int) -> Floats:
    """Clients drawn at random, who all answer."""
    return rng.normal(0, sqrt(latent.SATISFACTION), (many, clients))


def responders(rng: np.random.Generator, many: int, clients: int) -> Floats:
    """Clients drawn at random, of whom 40 % answer, the satisfied sooner."""
    asked = anyone(rng, many, 6 * clients)
    silent = rng.random(asked.shape) >= expit(log(0.4 / 0.6) + latent.LOGIT_PER_SD * asked / sqrt(latent.SATISFACTION))
    return np.take_along_axis(asked, np.argsort(silent, axis=1, kind="stable")[:, :clients], axis=1)


def nominees(rng: np.random.Generator, many: int, clients: int) -> Floats:
    """The most satisfied 40 % of a marketplace's clients: those it would name."""
    return np.sort(anyone(rng, many, clients * 5 // 2), axis=1)[:, -clients:]


def rows(rng: np.random.Generator, centres: Floats, satisfaction: Floats) -> Rows:
    """What the respondents of these clients answer."""
    many, clients = satisfaction.shape
    lenient = satisfaction + rng.normal(0, sqrt(latent.LENIENCY), (many, clients))
    themes = rng.normal(0, sqrt(latent.CLIENT_DIMENSION), (many, clients, DIMENSIONS))[:, :, THEMES]
    felt = (centres[:, None, :] + lenient[:, :, None] + themes).reshape(-1, ITEMS)
    respondents = rng.choice(list(latent.RESPONDENTS), len(felt), p=list(latent.RESPONDENTS.values()))
    client = np.repeat(np.arange(len(felt)), respondents)
    residual = rng.normal(0, sqrt(latent.RESIDUAL), (len(client), ITEMS))
    points = 1 + np.searchsorted(latent.THRESHOLDS, felt[client] + residual).astype(np.float64)
    silent = np.full(ITEMS, latent.CANT_SAY)
    silent[PRIVACY] = latent.CANT_SAY_PRIVACY
    points[rng.random(points.shape) < silent] = np.nan
    return Rows(client, points)
