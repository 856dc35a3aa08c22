"""Companies that are left out, and engagements that came in splinters."""

from dataclasses import replace
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.job_success.flags import Split, flagged, over, splits
from rules.job_success.engagements import JSS, SHIPPED, TODAY

COUNTS = {
    "nothing known": (0, 0, 0, False),
    "all bad, four workers": (4, 40, 40, False),
    "all bad, five workers": (5, 5, 5, True),
    "four of five": (5, 4, 5, False),
    "six of ten": (6, 6, 10, False),
    "seven of ten": (7, 7, 10, False),
    "eight of ten": (8, 8, 10, True),
    "half of forty": (20, 20, 40, False),
    "half of a hundred": (20, 50, 100, True),
    "two fifths": (500, 400, 1_000, False),
}


@pytest.mark.parametrize("case", COUNTS)
def test_a_company_is_flagged_by_what_it_said_of_others(case):
    workers, negative, outcomes, wanted = COUNTS[case]
    assert flagged(workers, negative, outcomes, JSS) == wanted


@pytest.mark.parametrize("name", ["workmarket", "superhost"])
def test_a_policy_without_flags_flags_nobody(name):
    assert not flagged(50, 50, 50, SHIPPED[name])


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_posterior_is_that_of_a_beta_as_a_sum_of_binomials(negative: int, other: int) -> None:
    a, b = 1 + negative, 4 + other
    heads = sum(comb(a + b - 1, k) * 0.4**k * 0.6 ** (a + b - 1 - k) for k in range(a))
    assert abs(over(negative, negative + other, JSS) - heads) < 1e-9


@given(st.integers(5, 50), st.integers(0, 40), st.integers(0, 40))
def test_one_more_negative_outcome_never_lifts_a_flag(workers: int, negative: int, other: int) -> None:
    assert not flagged(workers, negative, negative + other, JSS) or flagged(
        workers, negative + 1, negative + 1 + other, JSS
    )


ENDED = {
    "three in a month": ([0, 10, 20], []),
    "four in a month": ([0, 10, 20, 29], [Split(TODAY, TODAY + 29, 7, 4)]),
    "four in a month and a day": ([0, 10, 20, 30], []),
    "five, each four of them in a month": ([0, 10, 20, 29, 35], [Split(TODAY, TODAY + 35, 7, 5)]),
    "two months of them": (
        [0, 0, 0, 0, 300, 300, 300, 300],
        [Split(TODAY, TODAY, 7, 4), Split(TODAY + 300, TODAY + 300, 7, 4)],
    ),
}


@pytest.mark.parametrize("case", ENDED)
def test_more_than_three_that_ended_within_a_month_are_told(case):
    days, wanted = ENDED[case]
    others = [(9, TODAY + day) for day in (0, 1, 2)]
    assert splits([*others, *((7, TODAY + day) for day in reversed(days))], JSS) == tuple(wanted)


def test_the_number_and_the_days_are_the_policys():
    policy = replace(JSS, split_engagements=1, split_days=2)
    assert splits([(1, TODAY), (1, TODAY + 1), (1, TODAY + 3)], policy) == (Split(TODAY, TODAY + 1, 1, 2),)
