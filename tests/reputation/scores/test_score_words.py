"""Figures of scores as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goodstanding.reputation.score_words import points_shown, signed, ten_thousandths


@given(some.lists(some.integers(0, 10**16), max_size=40), some.integers(1, 10**17))
def test_parts_of_a_sum_as_they_are_written_add_up_to_the_sum_as_it_is_written(parts, whole):
    written, total = ten_thousandths(parts, whole)
    unit = 10**6
    assert sum(written) == total
    assert abs(total * whole - sum(parts) * unit) * 2 <= whole
    assert all(abs(each * whole - part * unit) < whole for each, part in zip(written, parts, strict=True))


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (1, "0.0001"), (123_456, "12.3456"), (10**6, "100.0000")])
def test_points_have_all_their_decimals(number, written):
    assert points_shown(number) == written


@pytest.mark.parametrize(("value", "written"), [(0.004, "0.00"), (-0.004, "0.00"), (1.5, "+1.50"), (-1, "−1.00")])
def test_a_change_has_its_sign(value, written):
    assert signed(value, 2) == written
