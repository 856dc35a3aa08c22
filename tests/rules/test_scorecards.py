"""What the counts of a card come to, when they make a rate, and when that is red."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.policies import load
from goodstanding.rules.intervals import Interval, wilson
from goodstanding.rules.scorecards import Ending, Ratings, Share, Tally, card, shares
from goodstanding.rules.scorecards.cards import cases_to, cases_under, lower_rank, shrunk
from goodstanding.rules.scorecards.tallies import middle

DAY = date(2026, 6, 30)
OURS, PUBLISHED = load().scorecard(DAY), load().scorecard(DAY, "workmarket-cards")
ENDINGS = load().endings(DAY)
MANY = {"partners": 9, "ratings": Ratings(20, 9, 16, 8_400)}


def measure(side, key, tally, usual=None, policy=OURS):
    return card(side, tally, usual or {}, policy, ENDINGS).measure(key)


def paid(hits, cases, usual=None, policy=OURS, partners=9):
    tally = Tally(partners=partners, paid_on_time=Share(hits, cases))
    return measure("company", "paid_on_time", tally, {"paid_on_time": usual} if usual else {}, policy)


def late(*days, policy=OURS, partners=9):
    histogram = {day: days.count(day) for day in days}
    return measure("company", "late_days", Tally(partners=partners, times={"late_days": histogram}), policy=policy)


def test_a_rate_is_mixed_with_five_cases_at_the_marketplaces_own():
    found = paid(8, 10, Share(90, 100))
    assert (found.raw, found.value, found.interval) == (0.8, (8 + 5 * 0.9) / 15, wilson(12.5, 15, 0.9))


def test_without_cases_in_the_marketplace_it_stays_as_counted():
    assert (paid(10, 10).value, paid(10, 10).interval) == (1.0, wilson(10, 10, 0.9))


@pytest.mark.parametrize(
    ("hits", "cases", "partners", "more"),
    [(0, 0, 0, (10, 3)), (3, 4, 1, (6, 2)), (9, 9, 3, (1, 0)), (10, 10, 2, (0, 1)), (10, 10, 3, (0, 0))],
)
def test_below_ten_cases_or_three_workers_the_counts_stand_alone(hits, cases, partners, more):
    found = paid(hits, cases, Share(9, 10), partners=partners)
    assert (found.hits, found.cases, found.more_cases, found.more_others) == (hits, cases, *more)
    assert found.is_rate is (more == (0, 0))
    assert (found.interval is None) is not found.is_rate


def test_satisfaction_asks_for_five_raters():
    few = measure("company", "satisfaction", Tally(partners=9, ratings=Ratings(12, 4, 12, 6_000)))
    enough = measure("company", "satisfaction", Tally(partners=9, ratings=Ratings(12, 5, 12, 6_000)))
    assert (few.is_rate, few.more_others, enough.is_rate) == (False, 1, True)


def test_satisfaction_is_the_share_of_satisfied_or_the_mean_from_0_to_1():
    ratings = Ratings(reviews=4, raters=4, satisfied=3, points=1_700)
    assert ratings.share(OURS) == Share(3, 4)
    assert ratings.share(replace(OURS, satisfaction_is="mean")) == Share(3.25, 4)


@pytest.mark.parametrize(
    ("hits", "cases", "is_red"), [(15, 20, False), (14, 20, True), (75, 100, False), (74, 100, True)]
)
def test_satisfaction_is_red_just_under_three_quarters(hits, cases, is_red):
    tally = Tally(partners=9, ratings=Ratings(cases, 9, hits, 400 * cases))
    assert measure("company", "satisfaction", tally).is_red is is_red


@pytest.mark.parametrize(("days", "is_red"), [([2] * 5 + [3] * 5, False), ([2] * 4 + [3] * 6, True), ([3] * 10, True)])
def test_approval_is_red_from_three_days_on(days, is_red):
    histogram = {day: days.count(day) for day in days}
    found = measure("company", "approval_days", Tally(partners=3, times={"approval_days": histogram}))
    assert (found.is_red, found.red_at) == (is_red, 3.0 if is_red else None)


def test_payment_is_red_from_one_day_late_on():
    assert [late(*days).is_red for days in ([0] * 9 + [90], [0] * 5 + [2] * 5, [0] * 5 + [1] * 5)] == [
        False,
        True,
        False,
    ]


def test_few_cases_are_never_red():
    assert (late(*[60] * 9).is_red, late(*[60] * 10, partners=2).is_red) == (False, False)


def test_endings_without_own_fault_count_neither_for_nor_against():
    endings = {
        "completed": Ending(6),
        "mutual": Ending(5),
        "need_gone": Ending(3),
        "not_available": Ending(2),
        "worker_no_show": Ending(1),
        "a_code_of_another_time": Ending(4),
    }
    found = shares("worker", Tally(endings=endings), OURS, ENDINGS)
    assert (found["cancelled"], found["abandoned"]) == (Share(2, 9), Share(1, 9))
    found = shares("company", Tally(endings=endings), OURS, ENDINGS)
    assert (found["cancelled"], found["abandoned"]) == (Share(3, 9), Share(0, 9))


def test_workmarkets_own_example_of_on_time_comes_out():
    """80 completed, 10 cancelled of which 7 at the last moment, 2 abandoned: 87 / 92 (Scorecards & Ratings)."""
    endings = {"completed": Ending(80), "not_available": Ending(10, at_start=7), "worker_no_show": Ending(2)}
    found = measure("worker", "on_time", Tally(partners=1, endings=endings), policy=PUBLISHED)
    assert (found.hits, found.cases, round(found.value, 3)) == (87, 92, 0.946)


def test_the_published_formulas_take_means_from_the_first_case_on():
    assert (late(0, 5, policy=PUBLISHED, partners=1).value, late(0, 5, policy=PUBLISHED, partners=1).is_red) == (
        2.5,
        True,
    )
    assert paid(1, 1, Share(1, 2), PUBLISHED, partners=1).value == 1.0


@pytest.mark.parametrize(
    ("histogram", "median", "mean"),
    [({}, None, None), ({3: 1}, 3, 3), ({1: 1, 4: 1}, 2.5, 2.5), ({0: 3, 9: 1}, 0, 2.25), ({1: 2, 5: 2}, 3, 3)],
)
def test_the_middle_of_a_histogram(histogram, median, mean):
    assert (middle(histogram, "median"), middle(histogram, "mean")) == (median, mean)


@pytest.mark.parametrize(("n", "rank"), [(1, 0), (4, 0), (5, 1), (10, 2), (20, 6), (50, 19), (100, 42)])
def test_the_ranks_of_a_medians_interval_are_the_tabled_ones(n, rank):
    """Conover, Practical Nonparametric Statistics, table A3: P(Bin(n, 1/2) < r) <= .05."""
    assert lower_rank(n, 0.9) == rank


def test_a_median_has_the_interval_between_its_ranks():
    assert late(0, 0, 1, 1, 2, 3, 4, 6, 8, 20).interval == Interval(0, 8)


cases = st.integers(10, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
usuals = st.tuples(st.integers(0, 30), st.just(30)).map(lambda pair: Share(*pair))


@given(cases, usuals)
def test_a_payment_in_time_never_lowers_timeliness(pair, usual):
    hits, n = pair
    assert paid(hits + 1, n + 1, usual).value >= paid(hits, n, usual).value


@given(cases, usuals)
def test_a_rate_lies_between_counts_and_marketplace_and_in_its_interval(pair, usual):
    found = paid(*pair, usual)
    low, high = sorted([found.raw, usual.rate])
    assert low - 1e-12 <= found.value <= high + 1e-12
    assert found.interval.low <= found.value <= found.interval.high


@given(st.lists(st.integers(0, 30), min_size=10, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_cases_does_not_matter(days, random):
    shuffled = random.sample(days, len(days))
    assert late(*days) == late(*shuffled)


@given(st.lists(st.integers(0, 30), min_size=10, max_size=40), cases, cases)
def test_both_sides_are_reckoned_alike(days, hits, repeat):
    histogram = {day: days.count(day) for day in days}
    tally = Tally(partners=9, ratings=Ratings(hits[1], 9, hits[0], 0), repeat=Share(*repeat))
    tally = replace(tally, times={"relationship_days": histogram}, endings={"completed": Ending(12)})
    both = ("satisfaction", "cancelled", "abandoned", "repeat", "relationship_days")
    assert [measure("worker", key, tally) for key in both] == [measure("company", key, tally) for key in both]


@given(cases, usuals, st.sampled_from([0.5, 0.9, 0.95]))
def test_as_many_more_hits_as_are_said_reach_the_least_and_no_fewer(pair, usual, least):
    counted = Share(*pair)
    more = cases_to(counted, usual.rate, least, OURS)
    reached = [
        shrunk(Share(counted.hits + k, counted.cases + k), usual.rate, OURS)[0] >= least - 1e-9
        for k in (more, max(0, more - 1))
    ]
    assert reached == [True, more == 0]


@given(cases, usuals, st.sampled_from([0.05, 0.2]))
def test_as_many_more_without_as_are_said_come_under_the_most(pair, usual, most):
    counted = Share(*pair)
    more = cases_under(counted, usual.rate, most, OURS)
    reached = [
        shrunk(Share(counted.hits, counted.cases + k), usual.rate, OURS)[0] <= most + 1e-9
        for k in (more, max(0, more - 1))
    ]
    assert reached == [True, more == 0]


def test_what_cannot_be_reached_is_said_so():
    assert (cases_to(Share(9, 10), None, 1.0, OURS), cases_under(Share(1, 10), None, 0.0, OURS)) == (None, None)
