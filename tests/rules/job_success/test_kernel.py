"""The kernel at its edges: days, sizes, refusals, and the presets by hand."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest

from goodstanding.rules.job_success.columns import Columns
from goodstanding.rules.job_success.fixed import UNIT, room
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.ledger import ledger
from goodstanding.rules.job_success.scores import interval
from goodstanding.rules.job_success.windows import months_before, out_of_window
from rules.job_success.engagements import JSS, SHIPPED, TODAY, WEEKS, columns_of, row_of, score
from rules.job_success.oracle import Row, scored

MONTHS = {
    "a day in the middle": ("2026-06-15", 6, "2025-12-15"),
    "the end of a month": ("2026-08-31", 6, "2026-02-28"),
    "the end of a month, a leap year": ("2024-08-31", 6, "2024-02-29"),
    "a leap day": ("2024-02-29", 12, "2023-02-28"),
    "across years": ("2026-01-31", 24, "2024-01-31"),
    "into the year before": ("2026-03-30", 13, "2025-02-28"),
}


@pytest.mark.parametrize("case", MONTHS)
def test_a_window_begins_so_many_months_before(case):
    day, months, wanted = MONTHS[case]
    assert months_before(number(day), months) == number(wanted)


@pytest.mark.parametrize("months", [1, 6, 24])
def test_a_day_leaves_its_window_on_the_first_day_whose_window_begins_with_it_or_later(months):
    days = range(number("2023-12-25"), number("2024-04-02"))
    later = {day: range(day + 28 * months, day + 31 * months + 2) for day in days}
    first = [next(after for after in later[day] if months_before(after, months) >= day) for day in days]
    assert [out_of_window(day, months) for day in days] == first


def test_no_engagements_make_no_scores():
    scores = score_weeks(columns_of({}), JSS, WEEKS)
    shapes = [array.shape for array in (scores.workers, scores.score, scores.outcomes, scores.companies, scores.sums)]
    assert shapes == [(0,), (0, 16), (0, 16), (0, 16), (0, 16, 3, 3)]
    assert scores.j(JSS).shape == (0, 16, 3)


def test_the_rows_of_a_worker_must_stand_together():
    columns = columns_of({1: [Row(1, TODAY)], 2: [Row(1, TODAY)]})
    with pytest.raises(ValueError, match="the rows of a worker must stand together"):
        score_weeks(columns[np.array([0, 1, 0])], JSS, WEEKS)


def test_workers_may_stand_in_any_order():
    columns = columns_of({9: [row_of(1)], 3: [row_of(2)], -5: [row_of(3)]})
    assert score_weeks(columns, JSS, WEEKS).workers.tolist() == [9, 3, -5]


@pytest.mark.parametrize("days", [[], [TODAY, TODAY], [TODAY, TODAY - 7]])
def test_days_must_rise(days):
    with pytest.raises(ValueError, match="days must rise, and be at least one"):
        score_weeks(columns_of({1: [Row(1, TODAY)]}), JSS, days)


@pytest.mark.parametrize(
    "company", [lambda known: known * 2**60 - 2**62, lambda known: -known, lambda known: known + 2**50]
)
def test_numbers_of_companies_may_be_any(company):
    rows = [row_of(seed) for seed in range(60)]
    others = [row._replace(company=company(row.company)) for row in rows]
    known, other = (score_weeks(columns_of({1: held}), JSS, WEEKS) for held in (rows, others))
    assert (known.companies.tolist(), known.score.tolist()) == (other.companies.tolist(), other.score.tolist())
    assert max(known.companies[0]) == 4


def test_a_hundred_thousand_engagements_of_one_worker_are_added_up_exactly():
    rated, silent = Row(1, TODAY, points=500, paid_cents=10**9, span_days=365), Row(2, TODAY, paid_cents=10**9)
    said, unsaid = 10_000, 90_000
    columns = columns_of({1: [rated, silent, rated._replace(company=2)]})
    many = columns[np.repeat([0, 1, 2], [said - 1, unsaid, 1])]
    found = score_weeks(many, JSS, [TODAY + 60])
    weight, credit = 30 * 2 * UNIT, 30 * UNIT
    silence = int(Fraction(65, 100) * unsaid * weight - Fraction(35, 100) * said * weight)
    assert found.sums[0, 0].tolist() == [[said * (weight + credit), said * (weight + credit), silence]] * 3


def test_more_than_64_bits_hold_is_refused():
    rows = columns_of({1: [Row(1, TODAY)]})
    assert room(JSS) == 102_481
    with pytest.raises(ValueError, match=r"a worker has 102,482 engagements; there is room for 102,481"):
        score_weeks(rows[np.zeros(102_482, np.intp)], JSS, WEEKS)


def test_the_long_credit_of_any_fraction_is_exact():
    policy = replace(JSS, long_credit=0.999, long_credit_days=1_000, weight_most=8)
    rows = [Row(place, TODAY - 40, points=450, paid_cents=10**9, span_days=999) for place in range(4)]
    assert score_weeks(columns_of({1: rows}), policy, [TODAY]).sums[0, 0].tolist() == scored(rows, policy, TODAY).sums


def test_upwork_counts_successes_less_negatives_and_takes_the_best_window():
    old = [Row(place, TODAY - 400, points=200) for place in range(3)]
    new = [Row(place, TODAY - 10, points=500) for place in range(1, 4)]
    neutral = [Row(4, TODAY - 10, points=350)]
    found = ledger(columns_of({1: old + new + neutral}), SHIPPED["upwork"], TODAY)
    weight = 3 * 1.25 + 3 * 1.25 + 1.25
    assert [window.j for window in found.windows] == [3 / 4, 3 / 4, 0]
    assert (found.score, found.best and found.best.months) == (75, 12)
    assert found.longest.weight == weight * 30 * UNIT


def test_upwork_weighs_by_bands_and_lets_three_months_count_as_a_job():
    paid = {25_000: 1.0, 25_001: 1.25, 100_000: 1.25, 100_001: 1.5}
    spans = {89: 0, 90: 1, 180: 2, 5_000: 55}
    rows = [Row(1, TODAY, points=500, paid_cents=cents, span_days=span) for cents in paid for span in spans]
    entries = ledger(columns_of({1: rows}), SHIPPED["upwork"], TODAY).entries
    assert [entry.weight / UNIT for entry in entries] == [
        min(8, band + more) for band in paid.values() for more in spans.values()
    ]


def test_workmarket_is_the_share_of_satisfied_reviews():
    rows = [Row(1, TODAY - 200, points=points) for points in (500, 400, 399, 100)] + [Row(1, TODAY, points=500)]
    found = ledger(columns_of({1: rows}), SHIPPED["workmarket"], TODAY)
    assert ([window.j for window in found.windows], found.score) == ([1.0, 0.6], 100)


def test_superhost_is_the_mean_of_all_ratings():
    rows = [Row(1, TODAY - 9, points=points) for points in [480] * 9 + [479]]
    assert score(rows, SHIPPED["superhost"]) == 95
    assert score([*rows[:9], rows[0]], SHIPPED["superhost"]) == 96


def test_the_interval_is_of_five_engagements_known_beforehand():
    sums = [(0, 0, 0), (90, 100, 0), (90, 90, 10), (-5, 5, 0)]
    bounds = [interval(*(30 * UNIT * value for value in abu), JSS) for abu in sums]
    assert [(round(low, 4), round(high, 4)) for low, high in bounds] == [
        (0.6375, 0.9995),
        (0.8481, 0.9432),
        (0.8481, 0.9432),
        (0.2087, 0.7032),
    ]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [(0, "outcomes"), (3, "outcomes"), (4, None)],
)
def test_a_ledger_says_what_is_missing(rows, missing):
    found = ledger(columns_of({1: [Row(place, TODAY, points=500) for place in range(rows)]}), JSS, TODAY)
    assert (found.missing, found.score) == (missing, None if missing else 100)


def test_one_company_is_too_few():
    found = ledger(columns_of({1: [Row(1, TODAY, points=500)] * 9}), JSS, TODAY)
    assert (found.missing, found.outcomes, found.companies) == ("companies", 9, 1)


def test_columns_are_cut_into_rows():
    columns = columns_of({1: [row_of(1), row_of(2)], 2: [row_of(3)]})
    assert isinstance(columns[1:], Columns)
    assert [len(part) for part in (columns, columns[1:], columns[columns.worker == 1], columns[np.array([2, 0])])] == [
        3,
        2,
        2,
        2,
    ]


def number(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)) // timedelta(1)
