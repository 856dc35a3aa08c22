"""Findings of a made world of five years whose truth is known: they say what was planted, and nothing else."""

from datetime import date
from functools import cache
from random import Random
from statistics import fmean

import pytest

from goodstanding.policies import load
from goodstanding.rules.findings.change import changes
from goodstanding.rules.findings.early import warning
from goodstanding.rules.findings.integrity import Integrity, Seen, counted
from goodstanding.rules.findings.participation import Participation, Took
from goodstanding.rules.findings.publication import Entry, Past, Publication, Year, means_of, publication
from goodstanding.rules.findings.toughness import Toughness
from goodstanding.rules.intervals import Interval
from goodstanding.rules.norms.attacks import Mean, exposed

DAY = date(2027, 2, 1)
POLICY, NORMS = load().findings(DAY), load().norms(DAY)
SCALE = (1.0, 5.0)
ITEMS = tuple(f"item{number}" for number in range(1, 14))
EDITIONS = range(2022, 2027)
PLANTED = {
    2023: {"item3": 0.4},
    2024: {"item7": -0.4, "item9": 0.3},
    2025: dict.fromkeys(ITEMS, -0.3),
    2026: {},
}
"""By how much each item moved in truth against the edition before."""
SHOPS = {edition: range(8 * (edition - 2022) // 4, 26 + 8 * (edition - 2022) // 4) for edition in EDITIONS}
NOTHING = Seen(0, 0, 0, 0, 0)


@cache
def level(edition: int, item: str) -> float:
    return sum(PLANTED[year].get(item, 0.0) for year in PLANTED if year <= edition)


@cache
def judged(edition: int) -> tuple[Entry, ...]:
    return tuple(entry(edition, shop) for shop in SHOPS[edition])


def entry(edition: int, shop: int) -> Entry:
    lasting, noise = Random(f"shop {shop}"), Random(f"{edition} {shop} noise")
    own = lasting.gauss(3.9, 0.25)
    items = {item: min(5, max(1, own + level(edition, item) + noise.gauss(0, 0.15))) for item in ITEMS}
    return Entry(str(shop), f"{edition}-{shop}", fmean(items.values()), items)


def rehire(edition: int, moves: float = 0.0) -> dict[str, float]:
    return {str(shop): 0.4 + 0.01 * (shop % 5) + moves for shop in SHOPS[edition]}


@cache
def year(edition: int) -> Year:
    return Year(judged(edition - 1), judged(edition), (), NOTHING, (rehire(edition - 1), rehire(edition)))


@cache
def history() -> tuple[dict[int, Publication], tuple[Mean, ...], dict[str, float]]:
    """The findings of all editions, each published after the ones before it, with all means and scores behind them."""
    means: tuple[Mean, ...] = ()
    scores: dict[str, float] = {}
    found = {}
    for edition in PLANTED:
        here = year(edition)
        found[edition] = publication(here, ITEMS, Past(means, scores), (POLICY, NORMS), SCALE)
        means += tuple(means_of(here, found[edition]))
        scores |= {each.contribution: each.score for each in (*here.before, *here.after)}
    return found, means, scores


@pytest.mark.parametrize("edition", list(PLANTED))
def test_every_planted_change_is_found_and_nothing_is_invented(edition: int) -> None:
    found, _means, _scores = history()
    expected = {
        item: "risen" if (move := PLANTED[edition].get(item, 0)) > 0 else "fallen" if move < 0 else "no_change_seen"
        for item in ITEMS
    }
    assert {told.item: told.direction for told in found[edition].items} == expected


def test_where_nothing_changed_at_most_one_year_in_twenty_says_that_something_did() -> None:
    noise = Random(5)
    invented = 0
    for _year in range(60):
        years = {item: tuple({str(n): noise.gauss(4, 0.2) for n in range(20)} for _side in "ab") for item in ITEMS}
        invented += any(told.direction != "no_change_seen" for told in changes(years, POLICY))  # type: ignore[arg-type]
    assert invented <= 6  # 3 are expected, more than 6 in 3 of 100 runs


def test_intervals_hold_the_truth_and_what_was_visible_is_smaller_than_what_was_planted() -> None:
    found, _means, _scores = history()
    for edition, moves in PLANTED.items():
        for told in found[edition].items:
            assert told.low is not None
            assert told.high is not None
            assert told.visible is not None
            assert told.low - 0.1 <= moves.get(told.item, 0) <= told.high + 0.1
            assert told.visible < 0.3


def test_tougher_is_said_where_all_scores_fell_and_rehire_stayed_and_else_it_cannot_be_told() -> None:
    found, _means, _scores = history()
    assert {edition: found[edition].toughness.verdict for edition in (2023, 2025, 2026)} == {
        2023: found[2023].toughness.verdict,
        2025: "tougher",
        2026: "cannot_tell",
    }
    here = year(2025)
    rows = {
        "rehire fell too": ((rehire(2024), rehire(2025, -0.1)), Toughness("cannot_tell", "conduct_moved")),
        "no rehire is known": (({}, {}), Toughness("cannot_tell", "ratings_alone")),
    }
    for conduct, verdict in rows.values():
        again = Year(here.before, here.after, (), NOTHING, conduct)
        assert publication(again, ITEMS, Past((), {}), (POLICY, NORMS), SCALE).toughness == verdict


def test_no_score_follows_from_the_findings_of_all_years_together() -> None:
    _found, means, scores = history()
    assert len(means) >= 2 * len(PLANTED)
    assert exposed(means, scores, SCALE, NORMS.hidden_width) == frozenset()


def test_a_score_that_would_follow_with_an_earlier_mean_hides_the_change() -> None:
    """The earlier mean is of the panel but one, so the panel's would tell that one."""
    here = year(2026)
    panel = [each for each in here.after if any(other.marketplace == each.marketplace for other in here.before)]
    rest = {each.contribution: each.marketplace for each in panel[1:]}
    mean = fmean(each.score for each in panel[1:])
    past = Past((Mean(rest, mean, mean),), {each.contribution: each.score for each in panel})
    found = publication(here, ITEMS, past, (POLICY, NORMS), SCALE)
    assert (found.score.direction, found.panel, means_of(here, found)) == ("too_few", None, [])


def test_an_item_that_fell_from_top_to_bottom_everywhere_is_hidden() -> None:
    before = [Entry(str(n), f"a{n}", 4.0, {"item1": 5.0}) for n in range(20)]
    after = [Entry(str(n), f"b{n}", 4.0 + n / 100, {"item1": 1.0}) for n in range(20)]
    found = publication(Year(before, after, (), NOTHING, ({}, {})), ["item1"], Past((), {}), (POLICY, NORMS), SCALE)
    assert found.items[0].direction == "too_few"


def test_under_fifteen_marketplaces_in_both_years_no_change_is_told() -> None:
    few = Year(judged(2025)[:14], judged(2026)[:14], (), NOTHING, ({}, {}))
    found = publication(few, ITEMS, Past((), {}), (POLICY, NORMS), SCALE)
    assert {told.direction for told in (found.score, *found.items)} == {"too_few"}
    assert (found.panel, found.toughness) == (None, Toughness("cannot_tell", "nothing_moved"))


def test_figures_are_rounded_as_norms_are_and_the_panel_is_a_band() -> None:
    found = history()[0][2025]
    values = [value for told in (found.score, *found.items) for value in (told.mean, told.low, told.high, told.visible)]
    assert found.panel == (20, 49)
    assert all(value is not None and round(value * 20) == pytest.approx(value * 20) for value in values)


def test_silence_is_rounded_and_participation_told_only_where_nobody_follows_from_it() -> None:
    rounds = [Took(20, 13, number > 0, number > 6, -0.123 + 0.01 * number) for number in range(16)]
    found = publication(Year((), (), rounds, NOTHING, ({}, {})), ITEMS, Past((), {}), (POLICY, NORMS), SCALE)
    assert found.participation == Participation(16, None, 9)
    assert found.silence is not None
    assert (found.silence.marketplaces, found.silence.silent, found.silence.late) == (10, 0.35, 0.0)


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        (Seen(20, 15, 5, 6, 0), Integrity(20, 15, 5, 6, 0)),
        (Seen(20, 17, 4, 3, 0), Integrity(20, None, None, None, None)),
        (Seen(0, 0, 0, 0, 0), Integrity(0, 0, 0, 0, 0)),
        (Seen(9, 9, 0, 8, 4), Integrity(9, 9, 0, 8, None)),
    ],
)
def test_a_count_is_shown_where_it_and_what_it_leaves_are_none_or_enough(seen: Seen, shown: Integrity) -> None:
    assert counted(seen, POLICY) == shown


@pytest.mark.parametrize(
    ("span", "word"),
    [
        (None, "cannot_tell"),
        (Interval(-0.1, 0.15), "steady"),
        (Interval(0.05, 0.15), "steady"),
        (Interval(0.05, 0.3), "early"),
        (Interval(-0.3, -0.05), "early"),
        (Interval(-0.5, -0.21), "beyond"),
        (Interval(0.21, 0.5), "beyond"),
        (Interval(-0.3, 0.3), "cannot_tell"),
    ],
)
def test_the_operator_is_warned_when_the_interval_leaves_the_band(span: Interval | None, word: str) -> None:
    assert warning(span, 0.2) == word
