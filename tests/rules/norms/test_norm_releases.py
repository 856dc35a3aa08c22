"""What a release of norms publishes and hides, and what follows from it for nobody."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.rules.norms.attacks import Mean, determined, difference, exposed, poll
from goodstanding.rules.norms.cells import Member, cells_of, lines_of, mean_of, single
from goodstanding.rules.norms.ranks import band
from goodstanding.rules.norms.release import Figures
from goodstanding.rules.suppression import feasible
from rules.norms.norm_worlds import POLICY, REGIONS, SCALE, History, draft_of, history, member

FEW = settings(max_examples=settings().max_examples // 8)
"""Each example solves linear programmes."""

SIX = [member(number, 4.0 + number / 10) for number in range(6)]


def reasons(members: list[Member], past: History | None = None) -> dict[str, str]:
    return {cell.key: cell.reason for cell in draft_of(members, past).cells}


def published(members: list[Member]) -> History:
    made = History()
    made.publish(members, draft_of(members))
    return made


def test_a_norm_of_six_is_published_rounded_with_its_quartiles() -> None:
    [everybody, *others] = draft_of(SIX).cells
    assert everybody.figures == Figures(4.2, (4.1, 4.2, 4.4), 4.2)
    assert [(cell.key, cell.figures) for cell in others] == [
        ("category|Design", everybody.figures),
        ("region|Asia", everybody.figures),
    ]


@pytest.mark.parametrize(
    ("members", "why"),
    [
        (SIX[:5], "few"),
        ([replace(each, clients=10) for each in SIX], ""),
        ([replace(each, clients=9) for each in SIX], "clients"),
        ([*SIX[:5], replace(SIX[5], clients=40)], "dominant"),
    ],
)
def test_a_norm_needs_five_others_with_fifty_clients_none_of_which_dominates(members: list[Member], why: str) -> None:
    assert set(reasons(members).values()) == {why}


def test_with_a_small_region_the_next_smallest_is_hidden_too() -> None:
    members = [member(number, region=REGIONS[0 if number < 2 else 1 if number < 8 else 2]) for number in range(16)]
    assert reasons(members) == {
        "all": "",
        "category|Design": "",
        "region|Asia": "few",
        "region|Europe": "line",
        "region|Sub-Saharan Africa": "",
    }


@pytest.mark.parametrize(("newcomers", "why"), [(0, ""), (1, "ledger"), (2, "ledger"), (3, "")])
def test_a_norm_returns_with_the_same_scores_or_with_three_others(newcomers: int, why: str) -> None:
    grown = [*SIX, *(member(number, 4.1) for number in range(10, 10 + newcomers))]
    assert set(reasons(grown, published(SIX)).values()) == {why}


def test_a_marketplace_judged_again_counts_as_changed() -> None:
    again = [replace(SIX[0], contribution="d0-2027", score=3.0), *SIX[1:]]
    assert set(reasons(again, published(SIX)).values()) == {"ledger"}


def test_two_norms_that_differ_by_one_marketplace_are_not_both_published() -> None:
    """All but one of Asia design: the difference of region and category would be that one's score."""
    asia = [member(number, 4.0 + number / 20) for number in range(8)]
    odd = member(8, 3.1, category="Engineering")
    rest = [member(number, 4.3, region="Europe", category="Engineering") for number in range(9, 16)]
    found = reasons([*asia, odd, *rest])
    assert [found[key] for key in ("region|Asia", "category|Design")].count("") < 2


def test_a_poll_after_every_newcomer_reads_every_score() -> None:
    """What live numbers would tell, and why there are none."""
    means = [
        Mean({each.contribution: each.marketplace for each in SIX[:n]}, *[mean_of(SIX[:n])] * 2) for n in range(1, 7)
    ]
    read = {}
    for before, after in zip([None, *means], means, strict=False):
        read |= poll(before, after)
    assert read == pytest.approx({each.contribution: each.score for each in SIX})
    assert determined(means) == set(read)


def test_a_difference_reads_a_newcomer_and_an_insider_the_other_of_two() -> None:
    first = Mean({f"d{n}": f"m{n}" for n in range(6)}, 4.2, 4.2)
    one_more = Mean({**first.members, "d9": "m9"}, 4.1, 4.1)
    two_more = Mean({**one_more.members, "d8": "m8"}, 4.1, 4.1)
    span = difference([first, one_more], SCALE, ["d9"])["d9"]
    assert (span.low, span.high) == pytest.approx((3.5, 3.5), abs=1e-6)
    assert determined([first, one_more]) == {"d9"}
    assert determined([first, two_more]) == {"d8", "d9"}
    assert determined([first]) == frozenset()


def test_where_all_score_the_most_every_score_is_exposed() -> None:
    top = [replace(each, score=5.0) for each in SIX]
    mean = Mean({each.contribution: each.marketplace for each in top}, 5.0, 5.0)
    scores = {each.contribution: 5.0 for each in top}
    assert exposed([mean], scores, SCALE, 0.5) == set(scores)
    assert "" not in reasons(top).values()


def test_means_that_contradict_each_other_are_refused() -> None:
    members = {"d1": "m1"}
    with pytest.raises(ValueError, match="contradict"):
        difference([Mean(members, 1.0, 1.0), Mean(members, 5.0, 5.0)], SCALE)


def test_a_marketplace_of_several_regions_is_in_one_cell() -> None:
    assert [single(values) for values in (["Asia"], ["Asia", "Europe"], [])] == ["Asia", "several", "none"]


def test_a_marketplace_counts_once() -> None:
    with pytest.raises(ValueError, match="counted twice: m0"):
        draft_of([*SIX, replace(SIX[0], contribution="other")])


def test_a_member_is_left_out_of_its_own_norm() -> None:
    places = draft_of(SIX).places
    assert [places[each.contribution].bands["all"] for each in SIX] == [1, 1, 2, 3, 4, 4]
    assert [band(score, [4.0] * 4) for score in (3.9, 4.0, 4.1)] == [1, 3, 4]


def test_few_clients_draw_a_score_further_towards_the_norm() -> None:
    spread = [member(number, score) for number, score in enumerate((3.2, 3.6, 4.0, 4.2, 4.5, 4.8, 4.9))]
    few = [replace(each, variance=0.2) if each.marketplace == "m0" else each for each in spread]
    assert [draft_of(group).places["d0"].shrunken for group in (spread, few)] == [3.3, 3.7]


@st.composite
def programmes(draw: st.DrawFn) -> list[Member]:
    random = Random(draw(st.integers(0, 10_000)))
    many = draw(st.integers(0, 18))
    return [
        member(
            number,
            random.uniform(2.5, 4.9),
            random.randrange(5, 40),
            region=random.choice(REGIONS),
            category=random.choice(("Design", "Engineering")),
        )
        for number in range(many)
    ]


@FEW
@given(programmes())
def test_no_hidden_mean_of_a_published_table_is_pinned_down(members: list[Member]) -> None:
    draft = draft_of(members)
    groups = {key: group for key, group in cells_of(members).items() if group}
    table = {key: len(group) for key, group in groups.items()}
    means = {key: mean_of(group) for key, group in groups.items()}
    hidden = [cell.key for cell in draft.cells if cell.figures is None]
    if draft.published:
        spans = feasible(table, lines_of(groups), means, hidden, SCALE).values()
        assert all(span.high - span.low >= POLICY.hidden_width - 1e-9 for span in spans)


@FEW
@given(programmes())
def test_every_published_norm_has_enough_behind_it_for_each_who_looks(members: list[Member]) -> None:
    groups = cells_of(members)
    for cell in draft_of(members).published:
        clients = [each.clients for each in groups[cell.key]]
        assert len(clients) > POLICY.marketplaces
        assert sum(clients) - max(clients) >= POLICY.clients
        assert max(clients) <= POLICY.largest_share * sum(clients)


@FEW
@given(programmes(), st.floats(1, 5))
def test_a_newcomers_score_changes_nothing_that_is_published(members: list[Member], score: float) -> None:
    """Two worlds that differ in the score of the one who came since the last release."""
    past = published(members)
    worlds = [[*members, member(99, other)] for other in (score, 3.0)]
    drafts = [[(cell.key, cell.figures) for cell in draft_of(each, past).published] for each in worlds]
    mine = [key for key, _figures in drafts[0] if key in ("all", "region|Asia", "category|Design")]
    if past.cells and any(cell.key == "all" for cell in past.cells):
        assert "all" not in mine
    if set(mine) <= {cell.key for cell in past.cells}:
        assert drafts[0] == drafts[1]


def test_no_member_is_read_from_a_sequence_of_releases() -> None:
    assert determined_in(1, quarters=3) == 0


@pytest.mark.drill
def test_in_a_hundred_histories_no_member_is_read() -> None:
    assert sum(determined_in(seed) for seed in range(100)) == 0


def determined_in(seed: int, quarters: int = 5) -> int:
    """How many scores an outsider, or one of the marketplaces, narrows under the width that the policy asks for."""
    published, shops = history(seed, quarters)
    assert published.seen
    polled = [poll(before, after) for before in published.seen for after in published.seen]
    insider = sorted(set(shops.values()))[seed % len(set(shops.values()))]
    widths = [*published.ranges_for(None, shops).values(), *published.ranges_for(insider, shops).values()]
    return sum(map(bool, polled)) + sum(width < POLICY.hidden_width - 1e-6 for width in widths)
