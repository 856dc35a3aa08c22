"""What changed in a year, and whether clients are tougher."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.policies import load
from goodstanding.rules.findings.change import Change, Split, changes, smallest_visible, split
from goodstanding.rules.findings.leniency import leniency
from goodstanding.rules.findings.participation import Participation, Silence, Took, participation, silence
from goodstanding.rules.findings.toughness import Anchor, Toughness, toughness
from goodstanding.rules.intervals import Interval

POLICY = load().findings(date(2026, 6, 1))
UP, DOWN, FLAT = Interval(0.05, 0.2), Interval(-0.2, -0.05), Interval(-0.05, 0.1)
STAYED, LESS, MORE = Interval(-0.02, 0.02), Interval(-0.2, -0.1), Interval(0.1, 0.2)


def years(
    shift: float, many: int = 20, seed: int = 1, spread: float = 0.1
) -> tuple[dict[str, float], dict[str, float]]:
    random = Random(seed)
    before = {f"m{number}": random.gauss(4.2, 0.3) for number in range(many)}
    return before, {name: value + random.gauss(shift, spread) for name, value in before.items()}


def test_a_large_change_is_told_a_small_one_is_not_and_few_marketplaces_say_nothing() -> None:
    items = {"paid on time": years(0.3), "skills": years(0.0, seed=2), "privacy": years(0.3, many=14)}
    found = changes(items, POLICY)
    assert [(each.item, each.direction, each.marketplaces) for each in found] == [
        ("paid on time", "risen", 20),
        ("skills", "no_change_seen", 20),
        ("privacy", "too_few", 14),
    ]
    assert found[2] == Change("privacy", 14, "too_few")


def test_the_numbers_of_a_change_are_those_of_the_paired_t_test() -> None:
    """Differences 1 to 15 tenths: mean .8, sd .447214, t = 6.928203 on 14 degrees of freedom."""
    before = {f"m{number}": 3.0 for number in range(1, 16)}
    after = {f"m{number}": 3.0 + number / 10 for number in range(1, 16)}
    [found] = changes({"skills": (before, after)}, POLICY)
    assert found.interval is not None
    assert (found.mean, found.interval.low, found.interval.high) == pytest.approx((0.8, 0.5523414, 1.0476586))
    assert (found.p, found.adjusted, found.visible) == pytest.approx((7.00217e-06, 7.00217e-06, 0.3478952), rel=1e-5)


def test_thirteen_items_without_a_change_are_seldom_said_to_have_one() -> None:
    wrong = 0
    for seed in range(60):
        found = changes({str(item): years(0.0, 15, seed * 13 + item) for item in range(13)}, POLICY)
        wrong += any(each.direction != "no_change_seen" for each in found)
    assert wrong <= 7


def test_a_change_of_all_alike_is_beyond_doubt_and_none_at_all_is_none() -> None:
    same = {f"m{number}": 4.0 for number in range(15)}
    more = dict.fromkeys(same, 4.5)
    found = changes({"none": (same, same), "alike": (same, more)}, POLICY)
    assert [(each.direction, each.p) for each in found] == [("no_change_seen", 1.0), ("risen", 0.0)]


def test_others_being_there_is_told_apart_from_the_same_having_changed() -> None:
    before, after = {"a": 4.0, "b": 4.0}, {"b": 4.2, "c": 5.0}
    assert split(before, after) == Split(pytest.approx(0.6), pytest.approx(0.2), pytest.approx(0.4))
    assert split({"a": 4.0}, {"b": 4.0}) is None


@pytest.mark.parametrize(("came", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_mean_of_a_few_that_came_is_not_told_by_total_and_panel(came: int, told: bool) -> None:
    before, after = years(0.1)
    more = {f"new{number}": 3.0 for number in range(came)}
    grown, shrunk = (changes({"skills": each}, POLICY)[0] for each in ((before, after | more), (before | more, after)))
    assert [each.split is not None for each in (grown, shrunk)] == [told, told]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(1, 5)),
    st.dictionaries(st.sampled_from("abc"), st.floats(1, 5)),
)
def test_panel_and_composition_make_the_total(before: dict[str, float], after: dict[str, float]) -> None:
    parts = split(before, after)
    assert (parts is None) == (not before.keys() & after.keys())
    assert parts is None or parts.panel + parts.composition == pytest.approx(parts.total)


@given(st.floats(0.01, 1), st.integers(5, 200))
def test_more_power_needs_a_larger_change(error: float, df: int) -> None:
    sizes = [smallest_visible(error, df, 0.95, power) for power in (0.5, 0.8, 0.9)]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("panel", "vignette", "anchors", "found"),
    [
        (FLAT, None, [], Toughness("cannot_tell", "nothing_moved")),
        (None, None, [], Toughness("cannot_tell", "nothing_moved")),
        (DOWN, None, [], Toughness("cannot_tell", "ratings_alone")),
        (DOWN, DOWN, [], Toughness("tougher", "vignette")),
        (FLAT, UP, [], Toughness("softer", "vignette")),
        (UP, DOWN, [], Toughness("cannot_tell", "contradiction")),
        (DOWN, None, [Anchor("rehire", STAYED)], Toughness("tougher", "conduct")),
        (DOWN, None, [Anchor("rehire", MORE)], Toughness("tougher", "conduct")),
        (DOWN, None, [Anchor("rehire", LESS)], Toughness("cannot_tell", "conduct_moved")),
        (DOWN, None, [Anchor("dispute", MORE, more_is_better=False)], Toughness("cannot_tell", "conduct_moved")),
        (DOWN, None, [Anchor("dispute", STAYED, more_is_better=False)], Toughness("tougher", "conduct")),
        (UP, None, [Anchor("rehire", STAYED)], Toughness("softer", "conduct")),
        (UP, None, [Anchor("rehire", MORE)], Toughness("cannot_tell", "conduct_moved")),
        (UP, None, [Anchor("rehire", Interval(-0.3, 0.3))], Toughness("cannot_tell", "conduct_moved")),
        (UP, FLAT, [Anchor("rehire", STAYED)], Toughness("cannot_tell", "contradiction")),
    ],
)
def test_ratings_alone_never_tell_whether_clients_are_tougher(
    panel: Interval | None, vignette: Interval | None, anchors: list[Anchor], found: Toughness
) -> None:
    assert toughness(panel, vignette, anchors, POLICY) == found


def rounds(sought: int, candidates: int, awarded: int, late: float | None = None) -> list[Took]:
    return [Took(20, 15, number < candidates, number < awarded, late) for number in range(sought)]


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ((20, 14, 9), Participation(20, 14, 9)),
        ((4, 4, 4), Participation(None, None, None)),
        ((20, 18, 9), Participation(20, None, 9)),
        ((20, 20, 17), Participation(20, 20, None)),
        ((20, 10, 0), Participation(20, 10, 0)),
        ((20, 4, 3), Participation(20, None, None)),
    ],
)
def test_counts_are_shown_where_enough_are_behind_them_and_enough_stayed_behind(
    steps: tuple[int, int, int], shown: Participation
) -> None:
    assert participation(rounds(*steps), POLICY) == shown


def test_silence_counts_each_marketplace_once() -> None:
    assert silence(rounds(4, 0, 0), POLICY) is None
    assert silence(rounds(5, 0, 0), POLICY) == Silence(5, pytest.approx(0.25), None, None)
    found = silence([*rounds(5, 0, 0, -0.25), Took(0, 0, False, False)], POLICY)
    assert found == Silence(5, pytest.approx(0.25), -0.25, Interval(-0.25, -0.25))


def test_leniency_needs_two_of_each_and_ratings_that_differ() -> None:
    assert leniency([], {"client": []}) is None
    assert leniency([4.0, 5.0], {"client": ["a", "a"]}) is None
    assert leniency([4.0, 4.0], {"client": ["a", "b"]}) is None
