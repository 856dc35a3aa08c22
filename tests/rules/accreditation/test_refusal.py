"""What would change a refusal: the changes are the smallest, and applying them awards."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodstanding.rules.accreditation import Evidence, Verdict, judge, required_score
from goodstanding.rules.survey import Answer
from rules.laws import DRAWN, FAIR, NOMINATED, SHORT, TTP_2022, alike, judged, said, scored, surveys

NEAR = (4, 4, 4, 4, 5, 3, None)
CENSUS_OF_13 = Evidence("census", 13, roster_verified=True)
Rows = list[tuple[Answer, ...]]
Cells = list[list[float | None]]


def changed(rows: Rows, verdict: Verdict) -> Cells:
    """The answers after every change that the verdict asks for."""
    cells: Cells = [[None if answer is None else float(answer) for answer in row] for row in rows]
    for change in verdict.changes:
        if change.kind == "raise_item" and change.item is not None:
            raise_item(cells, change.item - 1, int(change.amount or 0))
        if change.kind == "raise_clients":
            raise_clients(cells, int(change.amount or 0))
    raise_average(cells, verdict)
    return cells


def raise_item(cells: Cells, column: int, rises: int) -> None:
    for _ in range(rises):
        row = min((row for row in cells if row[column] is not None), key=lambda row: row[column] or 0)
        row[column] = min(5.0, (row[column] or 0) + 1)


def raise_clients(cells: Cells, clients: int) -> None:
    unhappy = [row for row in cells if mean(row) < 3]
    for row in unhappy[:clients]:
        row[:] = [None if point is None else max(3.0, point) for point in row]


def raise_average(cells: Cells, verdict: Verdict) -> None:
    rise = sum(change.amount or 0 for change in verdict.changes if change.kind == "raise_average")
    target = (verdict.trust_score or 0) + rise
    places = [(row, column) for row in cells for column in range(4) if row[column] is not None]
    for row, column in places:
        while row[column] != 5 and sum(map(mean, cells)) / len(cells) < target:
            row[column] = min(5.0, (row[column] or 0) + 0.25)


def mean(row: list[float | None]) -> float:
    given = [point for point in row if point is not None]
    return sum(given) / len(given)


@given(surveys(FAIR) | surveys(NEAR), st.sampled_from([DRAWN, NOMINATED, CENSUS_OF_13]), st.booleans())
def test_the_changes_of_a_refusal_together_award(rows: Rows, evidence: Evidence, clear: bool) -> None:
    verdict = judge(scored(rows), SHORT, evidence, integrity_clear=clear)
    assume(verdict.decision == "not_awarded")
    assert judged(changed(rows, verdict), SHORT, evidence).awarded
    needed = [change for change in verdict.changes if change.kind not in ("ask_more_clients", "together")]
    together = [change.amount for change in verdict.changes if change.kind == "together"]
    assert together == ([len(needed)] if len(needed) > 1 else [])
    assert [change.alone for change in needed] == [len(needed) == 1] * len(needed)


@given(surveys(FAIR))
def test_one_rise_fewer_leaves_an_item_under_its_floor(rows: Rows) -> None:
    verdict = judged(rows)
    for change in verdict.changes:
        if change.kind == "raise_item":
            points = [row[(change.item or 0) - 1] for row in rows]
            total = sum(point for point in points if isinstance(point, (int, float)))
            n = len(points) - points.count(None)
            assert (total + (change.amount or 0) - 1) / n < 3.25 <= (total + (change.amount or 0)) / n


@given(surveys(NEAR), st.sampled_from([DRAWN, NOMINATED, Evidence("random", 40, True), Evidence("random", 14, False)]))
def test_so_many_further_clients_and_not_one_fewer_reach_the_level(rows: Rows, evidence: Evidence) -> None:
    verdict = judged(rows, SHORT, evidence)
    for change in verdict.changes:
        if change.kind == "ask_more_clients":
            more = alike(int(change.amount or 0), *[verdict.trust_score] * 4)
            if change.amount is None:
                assert unreachable(verdict, evidence)
            else:
                assert judged([*rows, *more], SHORT, evidence).gate("level").holds
                assert not judged([*rows, *more[1:]], SHORT, evidence).gate("level").holds
                assert judged([*rows, *more], SHORT, evidence).awarded or not change.alone


def unreachable(verdict: Verdict, evidence: Evidence) -> bool:
    most = evidence.roster_size or 1_000_000
    return (verdict.trust_score or 0) < (required_score(SHORT, evidence, most) or 0) - 1e-9


def test_a_level_just_short_is_reached_by_more_answers_or_by_better_ones() -> None:
    verdict = judged(alike(10, 4, 4, 4, 4))
    assert said(verdict, "raise_average", "ask_more_clients", "together") == [
        (
            "raise_average",
            verdict.gate("level").distance,
            True,
            "The trust score must rise by 0.03, from 4.00 to 4.03.",
        ),
        (
            "ask_more_clients",
            3,
            True,
            "With 3 further clients answering at the present average, 4.00 is enough; the score is 4.00.",
        ),
    ]


def test_one_more_client_is_said_in_the_singular() -> None:
    assert said(judged(alike(12, 4, 4, 4, 4)), "ask_more_clients")[0][3] == (
        "With 1 further client answering at the present average, 4.00 is enough; the score is 4.00."
    )


def test_under_the_target_no_number_of_clients_helps() -> None:
    assert said(judged(alike(14, 4, 4, 4, 3)), "ask_more_clients") == [
        (
            "ask_more_clients",
            None,
            False,
            "No number of further clients answering at the present average is enough: the required score never falls "
            "to 3.75.",
        )
    ]


def test_a_roster_may_be_too_short_for_more_clients() -> None:
    verdict = judged(alike(10, 4, 4, 4, 4), SHORT, Evidence("nominated", 12))
    assert said(verdict, "ask_more_clients") == [
        (
            "ask_more_clients",
            None,
            False,
            "3 further clients at the present average are needed, but the roster has only 2 more.",
        )
    ]


def test_where_target_and_rejectable_level_are_one_no_number_of_clients_is_promised() -> None:
    flat = replace(SHORT, rejectable_score=4.0)
    assert said(judged(alike(20, 4, 4, 4, 4), flat), "ask_more_clients")[0][:3] == ("ask_more_clients", None, False)


def test_further_clients_who_would_make_a_weak_item_assessed_are_not_enough_alone() -> None:
    rows: Rows = [*alike(4, 5, 5, 5, 1), *alike(6, 4, 4, 4, None)]
    assert said(judged(rows), "ask_more_clients")[0][:3] == ("ask_more_clients", 3, False)


def test_unhappy_further_clients_are_not_enough_alone() -> None:
    harsh = replace(SHORT, client_low=4.5, client_low_share=0.5)
    rows: Rows = [*alike(5, 3, 3, 3, 4), *alike(5, 5, 5, 5, 4)]
    assert said(judged(rows, harsh), "ask_more_clients")[0][:3] == ("ask_more_clients", 3, False)


def test_a_refusal_lists_what_each_gate_needs_and_then_all_together() -> None:
    rows = [*alike(6, 5, 3, 5, 3), *alike(3, 5, 3, 4, 2), *alike(3, 2, 3, 2, 2)]
    verdict = judge(scored(rows), SHORT, DRAWN, integrity_clear=False)
    assert [(change.kind, change.item, str(change.sentence)) for change in verdict.changes] == [
        ("raise_average", None, "The trust score must rise by 0.57, from 3.44 to 4.01."),
        ("raise_item", 2, "Item 2 is at 3.00: 3 one-point rises in clients' answers would bring it to 3.25 or more."),
        ("raise_item", 4, "Item 4 is at 2.50: 9 one-point rises in clients' answers would bring it to 3.25 or more."),
        ("raise_clients", None, "1 of the clients that scored under 3.00 must rise to 3.00 or more."),
        ("close_review", None, "The integrity review must end clear."),
        (
            "ask_more_clients",
            None,
            "No number of further clients answering at the present average is enough: the required score never falls "
            "to 3.44.",
        ),
        ("together", None, "These 5 changes together would turn the result."),
    ]


def test_a_single_rise_is_said_in_the_singular() -> None:
    verdict = judged([*alike(9, 5, 5, 5, 3), *alike(3, 5, 5, 5, 3.9)])
    assert said(verdict, "raise_item") == [
        (
            "raise_item",
            1,
            True,
            "Item 4 is at 3.23: 1 one-point rise in a client's answer would bring it to 3.25 or more.",
        )
    ]


def test_a_rise_ends_at_the_top_of_the_scale() -> None:
    half = replace(SHORT, item_floor=4.9, critical_item_floor=4.9)
    verdict = judged([*alike(10, 5, 5, 5, 4.6)], half)
    changes = said(verdict, "raise_item")
    assert changes[0][1] == 8
    assert isclose((10 * 4.6 + 8 * 0.4) / 10, 4.92)


def test_with_very_few_clients_no_score_on_the_scale_may_be_enough() -> None:
    lonely = replace(SHORT, min_clients=1, min_item_clients=1, confidence=0.99)
    verdict = judged(alike(1, 5, 5, 5, 5), lonely)
    assert said(verdict, "raise_average", "together") == [
        ("raise_average", None, False, "No score on the scale reaches the 5.38 needed; more than 1 must answer.")
    ]
    assert said(verdict, "ask_more_clients")[0][1:3] == (1, True)


@pytest.mark.parametrize(
    ("rows", "evidence", "changes"),
    [
        ([], DRAWN, [("more_clients", 10, None, "10 more clients must answer.")]),
        (alike(9, 5, 5, 5, 5), DRAWN, [("more_clients", 1, None, "1 more client must answer.")]),
        (
            alike(7, 5, 5, 5, 5),
            Evidence("census", 8, roster_verified=True),
            [("more_clients", None, None, "Clients that must still answer: 3. The roster has only 1 more.")],
        ),
        (
            alike(9, 5, 5, None, None),
            DRAWN,
            [
                ("more_clients", 1, None, "1 more client must answer."),
                ("more_answers", 5, 3, "5 more clients must answer item 3."),
            ],
        ),
        (
            [*alike(4, 5, 5, None, 5), *alike(2, 5, None, 5, None), *alike(6, 5, 5, None, None)],
            DRAWN,
            [("more_answers", 1, 4, "1 more client must answer item 4.")],
        ),
    ],
)
def test_a_round_that_cannot_be_judged_says_what_is_missing(
    rows: Rows, evidence: Evidence, changes: list[tuple[object, ...]]
) -> None:
    verdict = judged(rows, SHORT, evidence)
    assert [(change.kind, change.amount, change.item, str(change.sentence)) for change in verdict.changes] == changes


def test_a_rule_without_a_sampling_term_never_asks_for_more_clients_in_vain() -> None:
    old = replace(TTP_2022, min_answered=2)
    verdict = judged(alike(10, 4, 4, 4, 3.5), old, NOMINATED)
    assert [change.kind for change in verdict.changes if change.amount is not None] == ["raise_average"]
