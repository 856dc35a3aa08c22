"""Completeness of a profile: points for its parts, and what is missing in the order of what it brings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.policies import load
from goodstanding.rules.completeness import Completeness, CompletenessPolicy, Missing, Part, completeness

POLICY = load().completeness(date(2026, 11, 21))
FULL = {key: part.whole for key, part in POLICY.parts.items()}
counts = st.fixed_dictionaries({key: st.integers(0, 5) for key in POLICY.parts})


def test_nothing_is_nothing_and_everything_is_a_hundred():
    assert completeness({}, POLICY).percent == 0
    assert completeness(FULL, POLICY) == Completeness(100, ())


def test_a_part_counts_by_how_many_there_are_and_says_how_many_more_it_needs():
    assert completeness(FULL | {"skill": 1, "tool": 0}, POLICY) == Completeness(
        100 - 14 - 5, (Missing("skill", 2, 14), Missing("tool", 1, 5))
    )


@given(counts)
def test_what_is_missing_is_what_lacks_to_a_hundred(found: dict[str, int]):
    result = completeness(found, POLICY)
    assert result.percent + sum(each.brings for each in result.missing) == 100


@given(counts, st.sampled_from(sorted(POLICY.parts)))
def test_one_more_never_lowers_it(found: dict[str, int], key: str):
    assert completeness(found | {key: found[key] + 1}, POLICY).percent >= completeness(found, POLICY).percent


@pytest.mark.parametrize("worth", [99, 101])
def test_the_parts_add_up_to_a_hundred(worth: int):
    with pytest.raises(ValueError, match="add up to 100"):
        CompletenessPolicy("own", "2026-01-01", {"photo": Part(worth)})
