"""Sentences, and numbers shown beside a cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.sentences import Sentence, at_least, decimals, shown


@pytest.mark.parametrize(
    ("value", "cut", "text"),
    [
        (4.0, 4.0, "4.00"),
        (3.92, 4.0, "3.92"),
        (3.995, 4.0, "3.995"),
        (3.9996, 4.0, "3.9996"),
        (3.99999999, 4.0, "3.99999999"),
        (3.9999999999, 4.0, "4.00"),
        (3.245, 3.25, "3.245"),
        (3.25, 3.25, "3.25"),
        (4.03, 4.033683532, "4.030"),
        (4.0336, 4.033683532, "4.0336"),
        (4.04, 4.033683532, "4.04"),
    ],
)
def test_a_value_under_a_cut_is_never_shown_as_if_it_had_reached_it(value: float, cut: float, text: str) -> None:
    assert shown(value, cut) == text


@given(st.floats(1, 5), st.floats(1, 5))
def test_what_is_shown_stands_to_the_cut_as_the_value_does(value: float, cut: float) -> None:
    places = decimals(value, cut)
    assert (float(f"{value:.{places}f}") >= float(f"{cut:.{places}f}")) == at_least(value, cut)


def test_a_percentage_may_be_shown_without_decimals() -> None:
    assert [shown(share, 50, least=0) for share in (49.4, 49.6, 50, 66.7)] == ["49", "49.6", "50", "67"]


def test_a_sentence_fills_in_its_values() -> None:
    assert str(Sentence("{name} needs {count} answers.", {"name": "Kazi Hub", "count": 3})) == (
        "Kazi Hub needs 3 answers."
    )


@pytest.mark.parametrize(("count", "text"), [(0, "0 answers"), (1, "1 answer"), (2, "2 answers")])
def test_a_sentence_follows_its_number(count: int, text: str) -> None:
    assert str(Sentence("{n} answer", {"n": count}, "{n} answers", count)) == text
