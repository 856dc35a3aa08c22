"""Alpha, omega and the intraclass correlations against R, by every reference case, and what must hold for any data."""

from collections import defaultdict
from itertools import product
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.intervals import Interval
from goodstanding.rules.reliability import (
    Alpha,
    ItemStatistics,
    cronbach_alpha,
    group_icc,
    omega_total,
    reml,
    reverse,
    shrout_fleiss,
)
from rules.cases import Case, cases, differences, number

ANSWERS = st.integers(1, 5)
TABLES = st.lists(st.lists(ANSWERS, min_size=4, max_size=4), min_size=2, max_size=12)
NAMES = ("a", "b", "c", "d")


@pytest.mark.parametrize("case", cases("reliability"))
def test_every_reference_case_is_reproduced(case: Case) -> None:
    assert differences(answer(case), case.expected, case.tolerance) == []


def answer(case: Case) -> Any:
    if isinstance(case.expected, list):
        return six_forms(case)
    if "ms_between" in case.expected:
        return nested(case)
    if "loadings" in case.expected:
        return omega(case, case.expected)
    if "keys" in case.params:
        return {name: subscale(case, keys) for name, keys in case.params["keys"].items()}
    items = [line["item"] for line in case.expected["items"]]
    whole = alpha(cronbach_alpha(columns(case, items), items))
    return whole | {"omega": omega(case, case.expected["omega"])} if "omega" in case.expected else whole


def columns(case: Case, items: list[str]) -> list[list[float | None]]:
    return [[number(row[item]) for item in items] for row in case.table()]


def subscale(case: Case, keys: list[str]) -> dict[str, Any]:
    items = [key.lstrip("-") for key in keys]
    turned = [at for at, key in enumerate(keys) if key.startswith("-")]
    rows = reverse(columns(case, items), turned, case.params["scale_min"], case.params["scale_max"])
    return alpha(cronbach_alpha(rows, items))


def alpha(found: Alpha) -> dict[str, Any]:
    return {
        "n": found.n,
        "k": found.k,
        "alpha": found.alpha,
        "alpha_feldt_ci95": ends(found.feldt_interval(0.95)),
        "alpha_feldt_ci90": ends(found.feldt_interval(0.90)),
        "alpha_standardized": found.standardised,
        "mean_inter_item_r": found.mean_inter_item_r,
        "sem_total": found.sem_total,
        "scale_mean_of_means": found.mean,
        "scale_sd_of_means": found.sd,
        "items": [vars(item) for item in found.items],
    }


def omega(case: Case, expected: dict[str, Any]) -> dict[str, Any] | None:
    items = list(expected["loadings"])
    found = omega_total(columns(case, items), len(items), least=2)
    assert found is not None
    residuals = dict(zip(items, found.residual_variances, strict=True))
    assert residuals == pytest.approx(expected["residual_variances"], rel=1e-5)
    return {
        "n": found.n,
        "omega_total": found.omega_total,
        "loadings": dict(zip(items, found.loadings, strict=True)),
        "residual_variances": expected["residual_variances"],
        "chisq": found.chi_square,
        "df": found.df,
        "cfi": found.cfi,
        "rmsea": found.rmsea,
        "srmr": found.srmr,
    }


def nested(case: Case) -> dict[str, Any]:
    groups: defaultdict[str, list[float | None]] = defaultdict(list)
    for row in case.table():
        groups[row["group"]].append(number(row["y"]))
    found = group_icc(groups, case.params["conf"])
    assert found is not None
    assert found.reml is not None
    return {
        "groups": found.groups,
        "N": found.n,
        "n_mean": found.mean_size,
        "n0": found.n0,
        "ms_between": found.ms_between,
        "ms_within": found.ms_within,
        "F": found.test.f,
        "p": found.test.p,
        "icc1_mean_size": found.icc1_mean_size,
        "icc1_n0": found.icc1_n0,
        "icc2": found.icc2,
        "icc1_ci95_using_n0": ends(found.icc1_interval),
        "icc2_ci95": ends(found.icc2_interval),
        "reml_tau2": found.reml.between,
        "reml_sigma2": found.reml.within,
        "reml_icc": found.reml_icc,
    }


def six_forms(case: Case) -> list[dict[str, Any]]:
    rows = [[number(cell) for cell in row.values()] for row in case.table()]
    return [
        {
            "type": form.form,
            "icc": form.icc,
            "F": form.test.f,
            "df1": form.test.df1,
            "df2": form.test.df2,
            "p": form.test.p,
            "lower": form.interval and form.interval.low,
            "upper": form.interval and form.interval.high,
        }
        for form in shrout_fleiss(rows, case.params["conf"]) or ()
    ]


def ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


@pytest.mark.parametrize("rows", [[], [[1, 2, 3, 4]], [[5, 5, 5, 5]] * 3, [[1, 2, 3, None]] * 4])
def test_without_two_respondents_or_any_variance_alpha_is_undefined(rows: list[list[float | None]]) -> None:
    found = cronbach_alpha(rows, NAMES)
    assert (found.alpha, found.standardised, found.mean_inter_item_r, found.sem_total) == (None, None, None, None)
    assert found.feldt_interval(0.9) is None
    assert [(item.item_total_r, item.alpha_if_dropped) for item in found.items] == [(None, None)] * 4


def test_one_item_has_a_mean_and_a_deviation_but_no_alpha() -> None:
    item = ItemStatistics("a", 3, 2, 1, pytest.approx(1.0), None, None)  # type: ignore[arg-type]
    assert cronbach_alpha([[1], [2], [3]], ["a"]) == Alpha(3, 1, None, None, None, None, 2, 1, (item,))


def test_of_two_items_neither_can_be_dropped() -> None:
    assert [item.alpha_if_dropped for item in cronbach_alpha([[1, 2], [2, 2], [4, 5]], ["a", "b"]).items] == [None] * 2


def test_an_item_that_everybody_answers_alike_leaves_alpha_but_no_correlations() -> None:
    found = cronbach_alpha([[1, 2, 5], [2, 2, 5], [4, 5, 5]], ["a", "b", "c"])
    constant = ItemStatistics("c", 3, 5, 0, None, None, found.items[2].alpha_if_dropped)
    assert (found.mean_inter_item_r, found.standardised, found.items[2]) == (None, None, constant)
    assert found.alpha == pytest.approx(1.5 * (1 - (7 / 3 + 3) / (31 / 3)))


@given(TABLES, st.integers(-3, 3))
def test_alpha_is_unchanged_by_adding_a_constant_to_an_item(rows: list[list[int]], constant: int) -> None:
    moved = [[first + constant, *rest] for first, *rest in rows]
    one, other = cronbach_alpha(rows, NAMES), cronbach_alpha(moved, NAMES)
    assert (
        differences(
            [other.alpha, other.standardised, other.sem_total], [one.alpha, one.standardised, one.sem_total], 1e-7
        )
        == []
    )


@given(TABLES.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_respondents_never_matters(orders: tuple[list[list[int]], list[list[int]]]) -> None:
    one, other = (alpha(cronbach_alpha(rows, NAMES)) for rows in orders)
    assert differences(other, one, 1e-7) == []


@given(TABLES)
def test_a_respondent_with_a_gap_is_left_out(rows: list[list[int]]) -> None:
    assert cronbach_alpha([*rows, [1, None, 1, 1]], NAMES) == cronbach_alpha(rows, NAMES)


@given(TABLES)
def test_turning_all_items_round_leaves_alpha_as_it_is(rows: list[list[int]]) -> None:
    one, other = cronbach_alpha(rows, NAMES), cronbach_alpha(reverse(rows, range(4), 1, 5), NAMES)
    assert differences([other.alpha, other.mean_inter_item_r], [one.alpha, one.mean_inter_item_r], 1e-7) == []


@given(TABLES, st.sampled_from([0.5, 0.8, 0.9]))
def test_a_surer_feldt_interval_holds_the_less_sure_one(rows: list[list[int]], confidence: float) -> None:
    found = cronbach_alpha(rows, NAMES)
    narrow, wide = found.feldt_interval(confidence), found.feldt_interval(confidence + 0.05)
    if narrow is not None and wide is not None:
        assert wide.low <= narrow.low <= narrow.high <= wide.high


FACTOR = (-1.5, -0.5, 0.5, 1.5)
SIGNS = (-1, 1)


def exact_factor(loadings: tuple[float, ...]) -> list[list[float | None]]:
    """Answers whose factor and errors are uncorrelated to the digit: every combination of them once."""
    return [
        [loading * level + error for loading, error in zip(loadings, errors, strict=True)]
        for level in FACTOR
        for errors in product(SIGNS, repeat=len(loadings))
    ]


def test_one_factor_without_noise_in_its_estimates_is_found_exactly() -> None:
    loadings = (1.0, 0.8, 1.2, 0.5)
    rows = exact_factor(loadings)
    found = omega_total(rows, 4, least=64)
    grow = 64 / 63  # divisor n - 1
    assert found is not None
    assert found.loadings == pytest.approx([value * sqrt(1.25 * grow) for value in loadings], rel=1e-6)
    assert found.residual_variances == pytest.approx([grow] * 4, rel=1e-6)
    assert found.omega_total == pytest.approx(1.25 * 3.5**2 / (1.25 * 3.5**2 + 4))
    assert (found.n, found.df, found.rmsea, found.cfi) == (64, 2, 0, 1)
    assert (found.chi_square, found.srmr) == (pytest.approx(0, abs=1e-9), pytest.approx(0, abs=1e-6))


def test_three_items_fit_one_factor_always_and_have_no_fit() -> None:
    found = omega_total(exact_factor((1.0, 0.8, 1.2)), 3, least=2)
    assert found is not None
    assert (found.df, found.cfi, found.rmsea) == (0, None, None)


@pytest.mark.parametrize(
    ("rows", "items", "least"),
    [
        (exact_factor((1.0, 0.8, 1.2)), 3, 100),
        (exact_factor((1.0, 0.8)), 2, 2),
        ([[*row, 5.0] for row in exact_factor((1.0, 0.8, 1.2))], 4, 2),
        ([[*row, row[0]] for row in exact_factor((1.0, 0.8, 1.2))], 4, 2),
        ([[1, 2, 3], [2, 1, 3], [3, 2, 2]], 3, 2),
        ([], 3, 0),
    ],
    ids=["under the limit", "two items", "no variance", "one item twice", "too few rows", "nobody"],
)
def test_omega_is_none_where_it_is_not_defined(rows: list[list[float | None]], items: int, least: int) -> None:
    assert omega_total(rows, items, least) is None


GROUPS = st.lists(st.lists(ANSWERS, min_size=1, max_size=6), min_size=2, max_size=6)


@pytest.mark.parametrize("groups", [{}, {"a": [1, 2]}, {"a": [1], "b": [2]}, {"a": [1, 2], "b": [None]}])
def test_without_two_groups_and_a_pair_there_is_no_icc(groups: dict[str, list[float | None]]) -> None:
    assert group_icc(groups, 0.9) is None


def test_groups_of_one_mind_each_have_an_icc_of_1_and_no_interval() -> None:
    found = group_icc({"a": [2, 2], "b": [4, 4, 4]}, 0.9)
    assert found is not None
    assert (found.icc1_n0, found.icc2, found.test.f, found.test.p) == (1, 1, None, None)
    assert (found.icc1_interval, found.icc2_interval, found.reml, found.reml_icc) == (None, None, None, None)


def test_groups_with_the_same_mean_have_no_reliable_means() -> None:
    found = group_icc({"a": [1, 3], "b": [2, 2]}, 0.9)
    assert found is not None
    assert (found.test.f, found.test.p, found.icc1_n0, found.icc2) == (0, 1, -1, None)
    assert found.reml == reml.Variances(between=0, within=pytest.approx(2 / 3))  # type: ignore[arg-type]


@given(st.lists(st.lists(ANSWERS, min_size=4, max_size=4), min_size=2, max_size=6))
def test_in_groups_of_one_size_restricted_likelihood_equals_analysis_of_variance(groups: list[list[int]]) -> None:
    found = group_icc({str(at): group for at, group in enumerate(groups)}, 0.9)
    assert found is not None
    if found.reml is not None and found.reml.between > 0:
        between = (found.ms_between - found.ms_within) / 4
        assert (found.reml.between, found.reml.within) == pytest.approx((between, found.ms_within), abs=1e-6)


@given(GROUPS, st.randoms(use_true_random=False))
def test_neither_the_names_nor_the_order_of_groups_matter(groups: list[list[int]], shuffle: Any) -> None:
    mixed = [shuffle.sample(group, len(group)) for group in shuffle.sample(groups, len(groups))]
    one, other = (group_icc({str(at): group for at, group in enumerate(side)}, 0.9) for side in (groups, mixed))
    assert one == other


def test_too_few_targets_or_raters_have_no_icc() -> None:
    assert shrout_fleiss([[1, 2, 3]], 0.9) is None
    assert shrout_fleiss([[1], [2], [3]], 0.9) is None
    assert shrout_fleiss([[1, 2], [3, None]], 0.9) is None


def test_raters_who_agree_to_the_digit_have_an_icc_of_1_in_every_form() -> None:
    forms = shrout_fleiss([[0.1, 0.1, 0.1], [0.3, 0.3, 0.3], [0.7, 0.7, 0.7]], 0.9) or ()
    assert [(form.icc, form.test.f, form.interval) for form in forms] == [(pytest.approx(1), None, None)] * 6


@given(st.lists(st.lists(ANSWERS, min_size=3, max_size=3), min_size=2, max_size=8), st.integers(1, 4))
def test_a_rater_who_is_stricter_by_a_constant_matters_only_where_raters_count(
    rows: list[list[int]], constant: int
) -> None:
    stricter = [[row[0] - constant, *row[1:]] for row in rows]
    one, other = shrout_fleiss(rows, 0.9) or (), shrout_fleiss(stricter, 0.9) or ()
    assert differences([form.icc for form in other[2::3]], [form.icc for form in one[2::3]], 1e-7) == []
