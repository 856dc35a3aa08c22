"""Canonical JSON: the published example of key order, and one text for each value."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.canonical import EXACT, canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.none() | st.booleans() | st.integers(-EXACT, EXACT) | TEXT
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12)


def test_keys_stand_in_the_order_of_rfc_8785_section_3_2_3():
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = json.loads(canonical(dict.fromkeys(keys)), object_pairs_hook=list)
    assert [key for key, _ in written] == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (-7, b"-7"),
        ('a\n\x01"\\é', b'"a\\n\\u0001\\"\\\\\xc3\xa9"'),
        ({"b": [1, {}], "a": ()}, b'{"a":[],"b":[1,{}]}'),
    ],
)
def test_a_value_has_one_text(value, written):
    assert canonical(value) == written


@pytest.mark.parametrize("value", [1.5, Decimal(1), date(2026, 1, 1), {1: 2}, EXACT + 1, "\ud800", {1, 2}, b"x"])
def test_what_has_several_spellings_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011  the type is the promise
        canonical(value)


@given(VALUES)
def test_what_is_written_reads_back_and_writes_the_same(value):
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)
