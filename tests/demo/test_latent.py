"""The made data against the numbers that it is made by, on a larger world than the demo's."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import log, pi, sin, sqrt
from random import Random
from statistics import fmean, median, stdev

import pytest

from goodstanding.demo.world import latent
from goodstanding.demo.world.clients import moment

HOUSES, CLIENTS, RESPONDENTS = 400, 10, 2
PRIVACY = "data_protection"
Level = dict[str, int]
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Answered:
    """Every answer of a population: house -> client -> respondent -> item -> point, "cant_say" left out."""

    houses: list[list[list[Level]]]
    items: dict[str, str]

    def respondents(self) -> list[Level]:
        return [respondent for house in self.houses for client in house for respondent in client]


@pytest.fixture(scope="module")
def population(items: dict[str, str]) -> Answered:
    rng = Random("population")
    level = dict.fromkeys(items, 0.0)
    houses = []
    for _ in range(HOUSES):
        house, clients = latent.house(rng, items), []
        for _ in range(CLIENTS):
            client = latent.feeling(rng, items)
            centre = latent.centres(house, client, level, items)
            given = [latent.points(rng, centre, client.leniency, "") for _ in range(RESPONDENTS)]
            clients.append([{k: p for k, p in one.items() if isinstance(p, int)} for one in given])
        houses.append(clients)
    return Answered(houses, items)


def test_the_points_have_the_stated_marginals(population: Answered) -> None:
    points = Counter(point for one in population.respondents() for point in one.values())
    shares = tuple(points[point] / points.total() for point in range(1, 6))
    assert shares == pytest.approx(latent.MARGINALS, abs=0.015)


def test_the_variance_components_are_the_stated_ones(population: Answered, items: dict[str, str]) -> None:
    """By tetrachoric correlations: two answers are both above the median with probability 1/4 + asin(r) / (2 pi)."""
    theme = [(a, b) for a, b in combinations(items, 2) if items[a] == items[b]]
    other = [(a, b) for a, b in combinations(items, 2) if items[a] != items[b]]
    same = [(key, key) for key in items]
    house, house_theme, house_item = (neighbours(population, pairs) for pairs in (other, theme, same))
    client, client_theme = (within(population, pairs) for pairs in (other, theme))
    colleagues = between_colleagues(population, same)
    found = {
        "marketplace": house,
        "marketplace x dimension": house_theme - house,
        "marketplace x item": house_item - house_theme,
        "client": client - house,
        "client x dimension": client_theme - client - (house_theme - house),
        "residual": 1 - colleagues,
    }
    assert found == pytest.approx(
        {
            "marketplace": latent.MARKETPLACE,
            "marketplace x dimension": latent.MARKETPLACE_DIMENSION,
            "marketplace x item": latent.MARKETPLACE_ITEM,
            "client": latent.SATISFACTION + latent.LENIENCY,
            "client x dimension": latent.CLIENT_DIMENSION,
            "residual": latent.RESIDUAL,
        },
        abs=0.025,
    )


def neighbours(population: Answered, pairs: Pairs) -> float:
    """The correlation of two clients of one marketplace."""
    return correlation(
        [(one[0], two[0]) for house in population.houses for one, two in zip(house[::2], house[1::2], strict=True)],
        pairs,
    )


def within(population: Answered, pairs: Pairs) -> float:
    """The correlation of two items of one respondent."""
    return correlation([(one, one) for one in population.respondents()], pairs)


def between_colleagues(population: Answered, pairs: Pairs) -> float:
    return correlation([(client[0], client[1]) for house in population.houses for client in house], pairs)


def correlation(couples: list[tuple[Level, Level]], pairs: Pairs) -> float:
    """sin(2 pi cov) of the two answers being 5, by the sample's own shares."""
    tops = [(one[a] == 5, two[b] == 5) for one, two in couples for a, b in pairs if a in one and b in two]
    first, second = zip(*tops, strict=True)
    return sin(2 * pi * (fmean(a and b for a, b in tops) - fmean(first) * fmean(second)))


def test_the_variances_sum_to_one() -> None:
    house = latent.MARKETPLACE + latent.MARKETPLACE_DIMENSION + latent.MARKETPLACE_ITEM
    client = latent.SATISFACTION + latent.LENIENCY + latent.CLIENT_DIMENSION
    assert house + client + latent.RESIDUAL == pytest.approx(1)


def test_satisfaction_and_leniency_have_their_own_variances(items: dict[str, str]) -> None:
    rng = Random("feelings")
    made = [latent.feeling(rng, items) for _ in range(4_000)]
    assert stdev(one.satisfaction for one in made) == pytest.approx(sqrt(latent.SATISFACTION), rel=0.05)
    assert stdev(one.leniency for one in made) == pytest.approx(sqrt(latent.LENIENCY), rel=0.05)


def test_a_year_on_satisfaction_is_as_spread_as_before_and_remembers(items: dict[str, str]) -> None:
    rng = Random("years")
    before = [latent.feeling(rng, items) for _ in range(4_000)]
    after = [latent.a_year_on(rng, one) for one in before]
    assert stdev(one.satisfaction for one in after) == pytest.approx(sqrt(latent.SATISFACTION), rel=0.05)
    kept = fmean(a.satisfaction * b.satisfaction for a, b in zip(before, after, strict=True)) / latent.SATISFACTION
    assert kept == pytest.approx(0.8, abs=0.05)


def test_rosters_are_lognormal_between_floor_and_cap() -> None:
    rng = Random("rosters")
    sizes = [latent.roster_size(rng) for _ in range(4_000)]
    inside = [log(size) for size in sizes if 25 <= size < latent.ROSTER_CAP]
    assert (min(sizes), max(sizes)) == (latent.ROSTER_FLOOR, latent.ROSTER_CAP)
    assert median(sizes) == pytest.approx(latent.ROSTER_MEDIAN, rel=0.08)
    beyond = sum(size >= latent.ROSTER_CAP for size in sizes) / len(sizes)
    assert beyond == pytest.approx(0.077, abs=0.015)  # 1 - Phi(log(120 / 25) / 1.1)
    assert len(inside) / len(sizes) == pytest.approx(0.43, abs=0.03)


def test_respondents_and_waves_have_the_stated_shares() -> None:
    rng = Random("shares")
    respondents = Counter(latent.one_of(rng, latent.RESPONDENTS) for _ in range(5_000))
    waves = Counter(moment(rng, late=False)[0] for _ in range(5_000))
    assert {n: k / 5_000 for n, k in respondents.items()} == pytest.approx({1: 0.85, 2: 0.12, 3: 0.03}, abs=0.02)
    assert {n: k / 5_000 for n, k in waves.items()} == pytest.approx({1: 0.45, 2: 0.30, 3: 0.25}, abs=0.02)


def test_each_wave_answers_in_its_own_week() -> None:
    rng = Random("weeks")
    assert all(
        (wave - 1) * 7 < after.days + 1 <= wave * 7 for wave, after in (moment(rng, late=False) for _ in range(300))
    )


@pytest.mark.parametrize("share", [0.35, 0.65])
def test_the_satisfied_answer_more_by_the_stated_slope(items: dict[str, str], share: float) -> None:
    rng = Random(f"propensity {share}")
    clients = [latent.feeling(rng, items) for _ in range(20_000)]
    answers = [(one.satisfaction > 0, latent.responds(rng, share, one)) for one in clients]
    happy, unhappy = (fmean(a for is_happy, a in answers if is_happy is side) for side in (True, False))
    assert fmean(a for _, a in answers) == pytest.approx(share, abs=0.015)
    half_normal = 2 * sqrt(2 / pi)  # between the means of the two halves, in standard deviations
    slope = (log(happy / (1 - happy)) - log(unhappy / (1 - unhappy))) / half_normal
    assert slope == pytest.approx(latent.LOGIT_PER_SD, abs=0.05)


def test_some_cannot_say_and_more_so_on_privacy(items: dict[str, str]) -> None:
    rng = Random("silence")
    centre = dict.fromkeys(items, 0.0)
    rows = [latent.points(rng, centre, 0.0, PRIVACY) for _ in range(3_000)]
    silent = {key: fmean(row[key] == "cant_say" for row in rows) for key in items}
    assert silent.pop(PRIVACY) == pytest.approx(latent.CANT_SAY_PRIVACY, abs=0.02)
    assert fmean(silent.values()) == pytest.approx(latent.CANT_SAY, abs=0.004)


def test_the_expected_point_is_the_mean_of_the_points() -> None:
    rng = Random("expected")
    spread = sqrt(latent.LENIENCY + latent.RESIDUAL)
    for centre in (-1.5, -0.4, 0.0, 0.7):
        drawn = fmean(latent.point(rng.gauss(centre, spread)) for _ in range(20_000))
        assert latent.expected_point(centre) == pytest.approx(drawn, abs=0.03)


def test_spend_is_lognormal() -> None:
    rng = Random("spend")
    logs = [log(latent.spend(rng)) for _ in range(4_000)]
    assert fmean(logs) == pytest.approx(log(latent.SPEND_MEDIAN), abs=0.1)
    assert stdev(logs) == pytest.approx(latent.SPEND_SIGMA, rel=0.05)
