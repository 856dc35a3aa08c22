"""What small groups hide, what is hidden with them, and what could still be worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.suppression import (
    Bins,
    Line,
    audited,
    feasible,
    hidden,
    is_shown,
    named_may_show,
    three_bins,
    two_way,
)
from rules.cases import Case, cases

SCALE = (1.0, 5.0)
ROWS = ("africa", "asia", "europe")
COLUMNS = ("design", "dev")


@pytest.mark.parametrize("case", cases("suppression"))
def test_reference_tables_are_suppressed_as_expected(case: Case) -> None:
    table, lines = two_way(case.params["counts"])
    found = hidden(table, lines, case.params["k_min"])
    cells = sorted(key for key in found if not key.startswith("|") and not key.endswith("|"))
    rows = sorted(key[:-1] for key in found if key.endswith("|") and key != "|")
    columns = sorted(key[1:] for key in found if key.startswith("|") and key != "|")
    assert (cells, rows, columns) == (
        case.expected["suppressed"],
        case.expected["suppressed_row_totals"],
        case.expected["suppressed_column_totals"],
    )


@pytest.mark.parametrize("case", cases("suppression"))
def test_in_reference_tables_no_hidden_mean_is_pinned_down(case: Case) -> None:
    table, lines = two_way(case.params["counts"])
    means = dict.fromkeys(table, 4.0)
    found = audited(table, lines, means, SCALE, case.params["k_min"], 0.5)
    widths = [each.high - each.low for each in feasible(table, lines, means, found, SCALE).values()]
    assert all(width >= 0.5 for width in widths)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([5.0] * 4, None),
        ([1, 2, 3, 4, 5], Bins((2, 1, 2), None)),
        ([2.4, 2.5, 3.4, 3.5, 5], Bins((1, 2, 2), None)),
        ([5] * 6, Bins(None, 2)),
        ([1] * 5 + [5], Bins(None, 0)),
        ([1] * 4 + [5, 5], Bins((4, 0, 2), None)),
    ],
)
def test_bins_say_nearly_all_where_a_number_would_tell_on_somebody(values: list[float], shown: Bins | None) -> None:
    assert three_bins(values, 1, 5, 5) == shown


def test_named_answers_show_where_nobody_or_a_group_is_left() -> None:
    assert [named_may_show(unnamed, 5) for unnamed in range(7)] == [True, False, False, False, False, True, True]
    assert [is_shown(group, 5) for group in (0, 4, 5)] == [False, False, True]


def test_a_line_without_a_second_part_hides_its_total() -> None:
    assert hidden({"all": 9, "a": 9, "b": 0}, [Line("all", ("a", "b"))], 10) == {"all", "a"}
    assert hidden({"all": 13, "a": 3, "b": 0, "c": 10}, [Line("all", ("a", "b", "c"))], 5) == {"a", "c"}


def test_where_the_means_leave_no_room_more_is_hidden() -> None:
    table, lines = {"all": 44, "a": 2, "b": 3, "c": 39}, [Line("all", ("a", "b", "c"))]
    means = {"all": 5.0, "a": 5.0, "b": 5.0, "c": 5.0}
    assert hidden(table, lines, 5) == {"a", "b"}
    assert audited(table, lines, means, SCALE, 5, 0.5) == set(table)


def test_means_that_contradict_each_other_are_refused() -> None:
    table, lines = {"all": 10, "a": 4, "b": 6}, [Line("all", ("a", "b"))]
    with pytest.raises(ValueError, match="contradict"):
        feasible(table, lines, {"all": 5.0, "a": 1.0, "b": 1.0}, ["a"], SCALE)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    return {row: {column: draw(st.integers(0, 12)) for column in COLUMNS} for row in ROWS}


@given(tables())
def test_every_small_cell_is_hidden_and_no_published_line_gives_one_away(counts: dict[str, dict[str, int]]) -> None:
    table, lines = two_way(counts)
    found = hidden(table, lines, 5)
    assert {key for key, count in table.items() if 0 < count < 5} <= found
    for line in lines:
        concealed = [part for part in line.parts if part in found]
        if concealed and line.total not in found:
            assert len(concealed) > 1
            assert sum(table[part] for part in concealed) >= 5


@given(tables())
def test_empty_cells_are_never_hidden(counts: dict[str, dict[str, int]]) -> None:
    table, lines = two_way(counts)
    assert all(table[key] for key in hidden(table, lines, 5))
