"""Intervals for shares and means against R and published tables, and what must hold for any data."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules import intervals
from goodstanding.rules.intervals import Interval, MeanEstimate, mean_interval, mean_lower_bound, sample_mean
from rules.cases import Case, cases, differences, number

SHARES = {
    "wilson": intervals.wilson,
    "clopper_pearson": intervals.clopper_pearson,
    "jeffreys": intervals.jeffreys,
    "agresti_coull": intervals.agresti_coull,
}
COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
CONFIDENCES = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
VALUES = st.lists(st.floats(1, 5), min_size=2, max_size=40)


@pytest.mark.parametrize("case", cases("sampling"))
def test_every_reference_case_is_reproduced(case: Case) -> None:
    if isinstance(case.expected, list):
        answer: Any = [share_intervals(line) for line in case.expected]
    else:
        answer = {key: value if key in ("n", "df") else mean(case, key) for key, value in case.expected.items()}
        assert {(case.expected["n"], case.expected["df"])} == {(len(case.table()), len(case.table()) - 1)}
    assert differences(answer, case.expected, case.tolerance) == []


def share_intervals(line: dict[str, Any]) -> dict[str, Any]:
    found = {name: interval(line["x"], line["n"], line["conf"]) for name, interval in SHARES.items()}
    return {key: line[key] if key in ("x", "n", "conf") else ends(found[key]) for key in line}


def mean(case: Case, column: str) -> dict[str, Any]:
    values = [value for row in case.table() if (value := number(row[column])) is not None]
    drawn, endless = sample_mean(values, case.params["N"]), sample_mean(values)
    assert drawn is not None
    assert endless is not None
    answers = {
        "mean": drawn.mean,
        "se_fpc": drawn.se,
        "ci95_t": ends(mean_interval(drawn, 0.95)),
        "lower_one_sided_90_t": mean_lower_bound(drawn, 0.90),
        "se_no_fpc": endless.se,
    }
    return {key: answers[key] for key in case.expected[column]}


def ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


@pytest.mark.parametrize("interval", SHARES.values(), ids=SHARES)
def test_no_trials_give_no_interval(interval: Any) -> None:
    assert interval(0, 0, 0.9) is None


@pytest.mark.parametrize("interval", SHARES.values(), ids=SHARES)
@pytest.mark.parametrize(("successes", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_more_successes_than_trials_or_fewer_than_none_are_refused(interval: Any, successes: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a count of successes"):
        interval(successes, n, 0.9)


@pytest.mark.parametrize("name", ["wilson", "clopper_pearson", "jeffreys"])
@given(st.integers(1, 400), CONFIDENCES)
def test_none_of_n_begins_at_exactly_0_and_all_of_n_ends_at_exactly_1(name: str, n: int, confidence: float) -> None:
    none, every = SHARES[name](0, n, confidence), SHARES[name](n, n, confidence)
    assert none is not None
    assert every is not None
    assert (none.low, every.high) == (0.0, 1.0)


@pytest.mark.parametrize("interval", SHARES.values(), ids=SHARES)
@given(COUNTS, CONFIDENCES, CONFIDENCES)
def test_a_surer_interval_holds_the_less_sure_one(
    interval: Any, counts: tuple[int, int], one: float, other: float
) -> None:
    narrow, wide = (between_0_and_1(interval(*counts, sure(one, other))) for sure in (min, max))
    assert wide.low <= narrow.low <= narrow.high <= wide.high


def between_0_and_1(interval: Interval) -> Interval:
    """Beyond 0 and 1 Agresti and Coull's ends are not nested: with more confidence the centre moves inward."""
    return Interval(max(0.0, interval.low), min(1.0, interval.high))


@pytest.mark.parametrize("interval", SHARES.values(), ids=SHARES)
@given(COUNTS, CONFIDENCES)
def test_failures_have_the_mirrored_interval(interval: Any, counts: tuple[int, int], confidence: float) -> None:
    successes, n = counts
    yes, no = interval(successes, n, confidence), interval(n - successes, n, confidence)
    assert (1 - no.high, 1 - no.low) == pytest.approx((yes.low, yes.high), abs=1e-9)


def test_one_value_has_a_mean_and_nothing_else() -> None:
    estimate = sample_mean([4.0], 20)
    assert estimate == MeanEstimate(n=1, population=20, mean=4.0, sd=None, se=None)
    assert (mean_interval(estimate, 0.9), mean_lower_bound(estimate, 0.9)) == (None, None)


def test_no_values_have_no_mean() -> None:
    assert sample_mean([], 20) is None


def test_a_sample_larger_than_its_population_is_refused() -> None:
    with pytest.raises(ValueError, match="3 values cannot come from a population of 2"):
        sample_mean([1.0, 2.0, 3.0], 2)


@given(VALUES)
def test_a_complete_census_is_known_exactly(values: list[float]) -> None:
    estimate = sample_mean(values, len(values))
    assert estimate is not None
    assert mean_interval(estimate, 0.99) == Interval(estimate.mean, estimate.mean)


@given(VALUES, st.integers(0, 500), st.integers(0, 500))
def test_a_larger_population_is_known_less_well(values: list[float], more: int, yet_more: int) -> None:
    fewer, larger, endless = (
        sample_mean(values, size) for size in (len(values) + more, len(values) + more + yet_more, None)
    )
    assert fewer.se <= larger.se <= endless.se  # type: ignore[union-attr,operator]


@given(VALUES.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_of_values_never_matters(orders: tuple[list[float], list[float]]) -> None:
    assert sample_mean(orders[0], 99) == sample_mean(orders[1], 99)
