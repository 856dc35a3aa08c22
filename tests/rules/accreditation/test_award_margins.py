"""What an award has to spare."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodstanding.rules.accreditation import Evidence
from goodstanding.rules.accreditation.steps import fewest, steps_within
from goodstanding.rules.survey import Answer
from rules.laws import DRAWN, SHORT, TTP_2022, alike, judged, said, surveys

Rows = list[tuple[Answer, ...]]
GOOD = (5, 4, 4, 3, 5, None)


def test_an_award_says_the_margin_of_every_gate() -> None:
    rows = [*alike(11, 5, 4, 4, 5), (2, 3, 2, 2)]
    assert [(gate, text) for gate, text in margins(rows)] == [
        ("enough_clients", "Clients beyond the number needed: 2."),
        ("coverage", "Further items that could stay without enough answers: 1."),
        ("level", "The trust score could fall by 0.30, from 4.31 to 4.01."),
        ("items", "Item 3, the nearest to its floor, could fall by 0.58, from 3.83 to 3.25."),
        ("clients", "Further clients that could be unhappy: 1."),
    ]


def margins(rows: Rows) -> list[tuple[str | None, str]]:
    return [(change.gate, str(change.sentence)) for change in judged(rows).changes if change.kind == "margin"]


@given(surveys(GOOD))
def test_a_margin_is_the_distance_of_its_gate_turned_round(rows: Rows) -> None:
    verdict = judged(rows)
    assume(verdict.awarded)
    held = {change.gate: change.amount for change in verdict.changes if change.kind == "margin"}
    assert held == {gate.name: max(0.0, -(gate.distance or 0)) for gate in verdict.gates if gate.name != "integrity"}


@given(surveys(GOOD), st.randoms(use_true_random=False))
def test_fewer_falls_than_the_tightest_gate_needs_break_nothing(rows: Rows, random: Random) -> None:
    verdict = judged(rows)
    assume(verdict.awarded)
    falls = next(int(change.amount or 0) for change in verdict.changes if change.kind == "tightest")
    cells: list[list[Any]] = [list(row) for row in rows]
    for _ in range(falls - 1):
        open_cells = [(row, place) for row in cells for place in range(4) if row[place] is not None and row[place] > 1]
        row, place = random.choice(open_cells)
        row[place] -= 1
    assert judged(cells).awarded


@pytest.mark.parametrize(
    ("rows", "gate", "falls", "sentence"),
    [
        (
            alike(13, 4, 4, 4, 4),
            "level",
            1,
            "The tightest gate is the trust score: 1 one-point fall in clients' answers would break it.",
        ),
        (
            alike(12, 5, 5, 5, 3.5),
            "items",
            4,
            "The tightest gate is the items: 4 one-point falls on one item would break it.",
        ),
        (
            [*alike(2, 2, 2, 2, 2), (3, 3, 3, None), *alike(10, 5, 5, 5, 5)],
            "clients",
            1,
            "The tightest gate is the unhappy clients: 1 one-point fall in clients' answers would break it.",
        ),
    ],
)
def test_the_tightest_gate_is_the_one_that_the_fewest_falls_break(
    rows: Rows, gate: str, falls: int, sentence: str
) -> None:
    held = [change for change in judged(rows).changes if change.kind == "tightest"]
    assert [(change.gate, change.amount, str(change.sentence)) for change in held] == [(gate, falls, sentence)]


def test_a_rule_that_nothing_can_break_has_no_tightest_gate() -> None:
    lenient = replace(
        TTP_2022, min_answered=2, target_score=1, rejectable_score=1, item_floor=1, critical_item_floor=1, client_low=1
    )
    assert said(judged(alike(10, 2, 2, 2, 2), lenient), "tightest") == []


def test_an_award_that_single_clients_decide_says_so() -> None:
    assert said(judged(alike(13, 4, 4, 4, 4)), "dropping") == [
        ("dropping", 1, False, "Clients without whom, one at a time, the award would not stand: 13 of 13.")
    ]
    assert said(judged(alike(13, 5, 5, 5, 5)), "dropping") == [
        ("dropping", None, False, "No single client decides: without any one of them the award stands.")
    ]


@pytest.mark.parametrize(
    ("answer", "invited", "said_of_it"),
    [
        (5, None, []),
        (5, 12, []),
        (
            4.5,
            20,
            [
                (
                    "tipping",
                    3.25,
                    False,
                    "The mean of all invited would still be 4.00 if the 8 that did not answer averaged 3.25.",
                )
            ],
        ),
        (
            5,
            16,
            [
                (
                    "tipping",
                    1.0,
                    False,
                    "Whatever the 4 that did not answer had said, the mean of all invited would reach 4.00.",
                )
            ],
        ),
    ],
)
def test_an_award_says_what_silent_clients_could_have_thought(
    answer: float, invited: int | None, said_of_it: list[tuple[object, ...]]
) -> None:
    verdict = judged(alike(12, answer, answer, answer, answer), SHORT, replace(DRAWN, invited=invited))
    assert said(verdict, "tipping") == said_of_it


def test_a_tipping_point_is_not_clipped_to_the_scale() -> None:
    verdict = judged(alike(12, 2, 2, 2, 2), SHORT, Evidence("nominated", invited=16))
    assert verdict.tipping_point == 10.0


@pytest.mark.parametrize(
    ("room", "steps"), [(0.0, []), (1.0, [1.0]), (2.5, [1.0, 1.0, 0.5]), (0.9999999999, [1.0]), (-0.0, [])]
)
def test_a_score_moves_by_whole_points_and_then_by_what_is_left(room: float, steps: list[float]) -> None:
    assert steps_within(room) == steps


@pytest.mark.parametrize(
    ("distance", "count"), [(-1.0, 0), (0.0, 0), (0.2, 1), (1.0, 1), (1.1, 2), (2.5, 3), (2.6, None)]
)
def test_the_largest_steps_are_taken_first(distance: float, count: int | None) -> None:
    assert fewest([0.5, 1.0, 1.0], distance) == count
