"""Made histories with and without inflation."""

from math import exp, log
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.inflation import Alarm, Cases, Quarter, alarm, trend, worth

CUTS = (-1.881, -1.405, -0.842, 0.0)
"""Where feelings become the marks 2 to 5, so that 3, 5, 12, 30 and 50 percent give each mark."""
TENTH = 0.1 / sum(NormalDist().pdf(cut) for cut in CUTS)
"""How much feelings rise when the mean mark rises by a tenth of a point."""


def history(rng, *, rise=0.0, rehire_rise=0.0, quarters=8, reviews=400):
    """Quarters in which feelings rise by `rise` a year and rehire by `rehire_rise` in log odds a year."""
    made = []
    for place in range(quarters):
        top = rng.binomialvariate(reviews, 1 - NormalDist(rise * place / 4).cdf(CUTS[-1]))
        again = rng.binomialvariate(reviews, 1 / (1 + exp(0.6 - rehire_rise * place / 4)))
        made.append(Quarter(2024 + place // 4, place % 4 + 1, reviews, top, ended=reviews, again=again))
    return made


def found(seeds, **how):
    return [alarm(history(Random(seed), **how)).finding for seed in range(seeds)]


def test_ratings_that_rise_by_a_tenth_of_a_point_a_year_are_found_within_three_years():
    assert found(50, rise=TENTH, quarters=12, reviews=600).count("inflating") >= 45


def test_steady_ratings_raise_no_alarm():
    assert found(200).count("steady") >= 190


def test_ratings_that_rise_together_with_rehire_are_no_inflation():
    assert set(found(5, rise=0.4, rehire_rise=0.5)) == {"rising"}


@pytest.mark.parametrize(("quarters", "reviews"), [(5, 400), (8, 49)])
def test_six_quarters_with_fifty_reviews_each_are_needed(quarters, reviews):
    known = quarters if reviews >= 50 else 0
    assert alarm(history(Random(1), rise=2.0, quarters=quarters, reviews=reviews)) == Alarm("too_little", known)


def test_quarters_that_differ_by_more_than_chance_widen_the_interval():
    calm = [Cases(at, 200 + 4 * at, 400) for at in range(8)]
    wild = [Cases(at, 200 + 4 * at + 40 * (-1) ** at, 400) for at in range(8)]
    widths = [found.interval.high - found.interval.low for found in map(trend, (calm, wild)) if found]
    assert widths[1] > 2 * widths[0]


@given(
    level=st.floats(-2, 2),
    slope=st.floats(-1, 1),
    cases=st.lists(st.integers(200_000, 400_000), min_size=3, max_size=9),
)
def test_the_slope_of_shares_that_follow_a_line_is_that_of_the_line(level, slope, cases):
    shares = [Cases(at, round(number / (1 + exp(-level - slope * at / 4))), number) for at, number in enumerate(cases)]
    assert trend(shares).a_year == pytest.approx(slope, abs=2e-3)


def test_two_quarters_at_odds_give_the_log_of_their_odds_ratio():
    three = [Cases(0, 100, 400), Cases(4, 200, 400), Cases(8, 300, 400)]
    assert trend(three).a_year == pytest.approx(log(3))


@pytest.mark.parametrize("hits", [0, 400])
def test_a_share_that_is_none_or_all_has_no_trend(hits):
    assert trend([Cases(at, hits, 400) for at in range(8)]) is None


def test_the_worth_of_a_score_is_the_difference_of_rehire_with_the_interval_of_agresti_and_caffo():
    # By hand: 61 of 122 and 31 of 102, 1.96 * sqrt(.25 / 122 + .30392 * .69608 / 102).
    found = worth((60, 120), (30, 100))
    assert (found.difference, found.tells) == (pytest.approx(0.2), True)
    assert (found.interval.low, found.interval.high) == (
        pytest.approx(0.0702, abs=1e-4),
        pytest.approx(0.3219, abs=1e-4),
    )
    assert worth((30, 60), (30, 60)).tells is False
    assert worth((49, 49), (0, 400)) is None
