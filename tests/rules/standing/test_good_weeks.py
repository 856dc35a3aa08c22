"""Good weeks: which count, how many there are, and which fall out next."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.standing import (
    Pause,
    Span,
    Week,
    falling,
    met,
    monday,
    months_later,
    pause_days_left,
    pauses_counted,
    top,
    weeks_met,
)
from rules.cases import cases
from rules.standing.judged_facts import ON, POLICY, policy, weeks


@pytest.mark.parametrize("case", cases("status"))
def test_reference_cases_come_out_week_by_week(case):
    params = case.params
    found = top(params["weeks_oldest_first"], params["need"], params["of"])
    assert list(found) == case.expected["status_by_week"]


@pytest.mark.parametrize(
    ("week", "is_good"),
    [
        (Week(ON, 90), True),
        (Week(ON, 89), False),
        (Week(ON, None), False),
        (Week(ON, None, is_rising=True), True),
        (Week(ON, 40, is_rising=True), True),
        (Week(ON, 100, is_kept=False), False),
        (Week(ON, None, is_rising=True, is_kept=False), False),
    ],
)
def test_a_week_is_good_with_the_score_or_as_rising_talent_where_it_was_kept(week, is_good):
    assert met(week, POLICY) == is_good


def test_every_row_of_five_weeks_counts_what_its_window_holds():
    three = policy(weeks_needed=2, weeks_of=3)
    for drawn in map("".join, product("+-.r", repeat=5)):
        good = sum(mark in "+r" for mark in drawn[-3:])
        assert weeks_met(weeks(drawn), three) == good


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 20), st.integers(1, 20))
def test_a_status_is_the_sum_of_its_window(row, need, of):
    assert top(row, need, of) == tuple(sum(row[max(0, n + 1 - of) : n + 1]) >= need for n in range(len(row)))


@given(st.lists(st.booleans(), min_size=1, max_size=24), st.data())
def test_a_better_week_never_loses_a_status_and_order_matters_through_the_window_alone(row, data):
    better = list(row)
    better[data.draw(st.integers(0, len(row) - 1))] = True
    assert all(a <= b for a, b in zip(top(row, 13, 16), top(better, 13, 16), strict=True))
    shuffled = data.draw(st.permutations(row[-16:]))
    assert top([*row[:-16], *shuffled], 13, 16)[-1] == top(row, 13, 16)[-1]


def test_the_oldest_weeks_fall_out_first_and_say_when():
    found = falling(weeks("-" + "+" * 15), POLICY, ON, 2)
    assert [(each.week.monday, each.on, each.is_good) for each in found] == [
        (ON - timedelta(weeks=15), ON + timedelta(weeks=1), False),
        (ON - timedelta(weeks=14), ON + timedelta(weeks=2), True),
    ]


def test_weeks_before_the_first_known_one_fall_out_before_it():
    assert falling(weeks("+" * 13), POLICY, ON, 3) == ()
    [only] = falling(weeks("+" * 14), POLICY, ON, 3)
    assert (only.week.monday, only.on) == (ON - timedelta(weeks=13), ON + timedelta(weeks=3))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 7, 6), -12, date(2025, 7, 6)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_keep_the_day_or_the_months_end(day, months, later):
    assert months_later(day, months) == later


def test_mondays():
    assert [monday(ON + timedelta(days=n)) for n in range(8)] == [ON] * 7 + [ON + timedelta(weeks=1)]


def days(since: int, until: int | None) -> Pause:
    """A pause from so many days before ON to so many before it."""
    return Pause(ON - timedelta(days=since), None if until is None else ON - timedelta(days=until))


@pytest.mark.parametrize(
    ("pauses", "counted"),
    [
        ([], []),
        ([days(10, 3)], [(10, 3)]),
        ([days(10, None)], [(10, -1)]),
        ([days(300, 20)], [(300, 120)]),
        ([days(300, 200), days(150, 20)], [(300, 200), (150, 70)]),
        ([days(600, 500), days(150, 0)], [(600, 500), (150, 0)]),
        ([days(5, 5)], []),
        ([days(-3, None)], []),
    ],
    ids=["none", "one", "open", "too long", "two share the year", "long ago", "taken back", "to come"],
)
def test_pauses_cost_nothing_up_to_their_days_in_twelve_months(pauses, counted):
    spans = [Span(ON - timedelta(days=since), ON - timedelta(days=until)) for since, until in counted]
    assert list(pauses_counted(pauses, 180, ON)) == spans


def test_days_of_pause_come_back_after_a_year():
    [span] = pauses_counted([days(300, 200)], 180, ON)
    assert [pause_days_left([span], 180, day) for day in (ON, ON + timedelta(days=100), span.until)] == [80, 115, 80]
    assert pause_days_left([span], 180, months_later(span.until, 12)) == 180
