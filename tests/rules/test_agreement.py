"""Agreement within a group against R, by every reference case, and what must hold for any answers."""

from collections import defaultdict
from statistics import fmean, median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.agreement import (
    Agreement,
    AgreementCuts,
    AgreementWord,
    agreement,
    in_words,
    rwg,
    rwg_star_j,
    uniform_variance,
)
from rules.cases import Case, cases, differences, number

GROUPS = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=12)
NAMES = {
    "n": "n",
    "mean_item_variance": "mean_item_var",
    "rwg_j": "rwgj_uniform",
    "rwg_star_j": "rwg_star_untruncated",
    "ad_mean_j": "ad_mean",
    "ad_median_j": "ad_median",
    "awg_j": "awg",
}
SUMMARIES = {"mean_rwgj": fmean, "median_rwgj": median}
"""Over the groups of a case."""


@pytest.mark.parametrize("case", cases("agreement"))
def test_every_reference_case_is_reproduced(case: Case) -> None:
    low, high = case.params["range"]
    if "sigma2_eu" in case.params:
        assert uniform_variance(low, high) == case.params["sigma2_eu"]
    lines = [line(name, agreement(rows, low, high)) for name, rows in groups(case).items()]
    defined = [found["rwgj_uniform"] for found in lines if found["rwgj_uniform"] is not None]
    answer = {key: SUMMARIES[key](defined) for key in case.expected if key in SUMMARIES}
    assert differences({"by_group": lines} | answer, case.expected, case.tolerance) == []


def groups(case: Case) -> dict[str, list[list[float | None]]]:
    rows = case.table()
    labels = case.params["group"].split(" x ") if "group" in case.params else [next(iter(rows[0]))]
    items = [name for name in rows[0] if name not in (*labels, "SUB", "id")]
    found: defaultdict[str, list[list[float | None]]] = defaultdict(list)
    for row in rows:
        found["/".join(row[label] for label in labels)].append([number(row[item]) for item in items])
    return dict(found)


def line(group: str, found: Agreement) -> dict[str, Any]:
    return {"group": group} | {NAMES[name]: value for name, value in vars(found).items()}


@pytest.mark.parametrize("rows", [[], [[4, 5]], [[4, 5], [3, None]], [[], []]])
def test_without_two_complete_raters_and_an_item_nothing_is_defined(rows: list[list[float | None]]) -> None:
    found = agreement(rows, 1, 5)
    assert found == Agreement(found.n, None, None, None, None, None, None)


def test_an_item_alone_is_the_same_as_a_scale_of_one_item() -> None:
    assert rwg([4, 5, 5, 3], 1, 5) == pytest.approx(1 - (11 / 12) / 2)
    assert rwg([1, 5, 1, 5], 1, 5) == 0
    assert rwg([4], 1, 5) is None


def test_raters_split_between_the_ends_agree_less_than_chance() -> None:
    assert rwg_star_j([[1], [5], [1], [5]], 1, 5) == pytest.approx(1 - (16 / 3) / 2)


@pytest.mark.parametrize(
    ("deviation", "word"),
    [
        (None, None),
        (0.0, AgreementWord.NEAR),
        (0.5, AgreementWord.NEAR),
        (0.51, AgreementWord.SPREAD),
        (1.0, AgreementWord.SPREAD),
        (1.01, AgreementWord.SPLIT),
    ],
)
def test_a_deviation_is_said_in_words_at_the_cuts_of_the_policy(
    deviation: float | None, word: AgreementWord | None
) -> None:
    assert in_words(deviation, AgreementCuts(near=0.5, spread=1.0)) == word


@given(GROUPS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_raters_never_matters(orders: tuple[list[list[int]], list[list[int]]]) -> None:
    one, other = (agreement(rows, 1, 5) for rows in orders)
    assert differences(vars(other), vars(one), 1e-12) == []


@given(GROUPS)
def test_turning_the_scale_round_changes_nothing(rows: list[list[int]]) -> None:
    turned = [[6 - value for value in row] for row in rows]
    assert differences(vars(agreement(turned, 1, 5)), vars(agreement(rows, 1, 5)), 1e-9) == []


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(2, 9))
def test_raters_who_all_say_the_same_agree_fully(row: list[int], raters: int) -> None:
    found = agreement([row] * raters, 1, 5)
    assert (found.rwg_j, found.rwg_star_j, found.ad_mean_j, found.ad_median_j) == (1, 1, 0, 0)
    assert found.awg_j in (None, 1)


@given(GROUPS)
def test_the_deviation_from_the_median_is_the_smallest(rows: list[list[int]]) -> None:
    found = agreement(rows, 1, 5)
    assert found.ad_median_j <= found.ad_mean_j + 1e-12  # type: ignore[operator]
