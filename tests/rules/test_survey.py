"""Scores of one survey: clients, items, dimensions, trust score."""

from dataclasses import replace
from datetime import UTC, datetime
from math import sqrt
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.survey import (
    CANT_SAY,
    Answer,
    InvalidAnswerError,
    Item,
    ItemScore,
    Questionnaire,
    Response,
    ScoringPolicy,
    SurveyScore,
    score,
)
from rules.laws import FOUR, responses, surveys

TWO_OF_FOUR = ScoringPolicy(min_answered=2, min_item_clients=2)
MORNING, NOON = datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)


def scores(*rows: Response) -> SurveyScore:
    return score(rows, FOUR, TWO_OF_FOUR)


def amina(answer: Answer, at: datetime | None = None) -> Response:
    return Response("Amina", "Duka", (answer,) * 4, at)


def test_a_survey_is_scored_client_by_client() -> None:
    rows = [
        Response("Amina", "Duka", (5, 4, None, CANT_SAY)),
        Response("Baraka", "Duka", (4, 3, 3, CANT_SAY)),
        Response("Chebet", "Acacia", (3, 3, 3, None)),
        Response("Dalili", "Savanna", (1, CANT_SAY, None, None)),
    ]
    duka, acacia = (4.5 + 3.5 + 3) / 3, 3.0
    trust = (duka + acacia) / 2
    assert score(rows, FOUR, TWO_OF_FOUR) == SurveyScore(
        n_rows=4,
        n_valid_respondents=3,
        n_incomplete=1,
        n_superseded=0,
        client_scores={"Acacia": acacia, "Duka": duka},
        client_items={"Acacia": (3.0, 3.0, 3.0, None), "Duka": (4.5, 3.5, 3.0, None)},
        items=(
            ItemScore(1, "q1", 2, 3.75, True, 0.5),
            ItemScore(2, "q2", 2, 3.25, True, 0.0),
            ItemScore(3, "q3", 2, 3.0, True, 0.0),
            ItemScore(4, "q4", 0, None, False, None),
        ),
        dimensions={"d1": (3 + 3.75) / 2, "d0": (3 + 3.5) / 2},
        trust_score=trust,
        sd_clients=sqrt((duka - trust) ** 2 + (acacia - trust) ** 2),
        scale=(1, 5),
        scoring=TWO_OF_FOUR,
    )


def test_a_survey_without_answers_has_counts_and_no_scores() -> None:
    empty = tuple(ItemScore(place, f"q{place}", 0, None, False, None) for place in (1, 2, 3, 4))
    assert scores() == SurveyScore(0, 0, 0, 0, {}, {}, empty, {}, None, None, (1, 5), TWO_OF_FOUR)


def test_one_client_has_no_spread() -> None:
    alone = scores(amina(4))
    assert (alone.trust_score, alone.sd_clients, alone.n_clients) == (4.0, 0.0, 1)


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        ((amina(2), amina(5)), 5),
        ((amina(2, NOON), amina(5, MORNING)), 2),
        ((amina(2, MORNING), amina(5, MORNING)), 5),
        ((amina(2, MORNING), amina(5)), 2),
        ((amina(2), amina(5, MORNING)), 5),
        ((amina(2), amina(None)), 2),
        ((amina(2, MORNING), amina(4, NOON), amina(5, MORNING)), 4),
    ],
    ids=[
        "without times the later row",
        "the later time though its row is earlier",
        "on a tie of times the later row",
        "a time before no time",
        "a time after no time",
        "an incomplete answer replaces nothing",
        "the latest of three",
    ],
)
def test_of_a_respondents_valid_responses_the_latest_counts(rows: tuple[Response, ...], counted: float) -> None:
    assert scores(*rows).client_scores == {"Duka": counted}


def test_every_row_is_accounted_for() -> None:
    held = scores(amina(2), amina(None), amina(4), Response("Baraka", "Duka", (5, None, None, None)))
    assert (held.n_rows, held.n_valid_respondents, held.n_incomplete, held.n_superseded) == (4, 1, 2, 1)


def test_a_client_with_many_respondents_has_one_vote() -> None:
    crowd = [Response(f"r{number}", "Duka", (5, 5, 5, 5)) for number in range(9)]
    assert scores(*crowd, Response("Chebet", "Acacia", (3, 3, 3, 3))).trust_score == 4.0


def test_a_reverse_keyed_item_is_turned_round() -> None:
    turned = Questionnaire((Item("q1", "d"), Item("q2", "d", reverse=True)), 1, 5)
    held = score([Response("Amina", "Duka", (5, 1))], turned, ScoringPolicy(1, 1))
    assert held.client_items == {"Duka": (5.0, 5.0)}


def test_another_scale_and_another_number_of_items_work() -> None:
    ten = Questionnaire(tuple(Item(f"i{place}", "d", reverse=place == 9) for place in range(10)), 0, 10)
    held = score([Response("Amina", "Duka", (9,) * 9 + (1,))], ten, ScoringPolicy(7, 1))
    assert (held.trust_score, held.scale, {item.top2 for item in held.items}) == (9.0, (0, 10), {1.0})


@pytest.mark.parametrize("found", [0, 6, 4.0001e9, float("nan"), float("inf"), True, "agree"])
def test_an_answer_off_the_scale_is_named(found: Any) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        scores(Response("Amina", "Duka", (4, 4, found, 4)))
    assert str(caught.value) == (
        f"Respondent Amina, item q3: found {found!r}, expected a number from 1 to 5, 'cant_say' or nothing."
    )


def test_too_few_answers_in_a_row_are_named() -> None:
    with pytest.raises(ValueError, match="Respondent Amina, item all: found '3 answers', expected 4 answers"):
        scores(Response("Amina", "Duka", (4, 4, 4)))


def test_a_survey_cannot_ask_more_answers_than_it_has_items() -> None:
    with pytest.raises(ValueError, match="5 answers are asked of 4 items"):
        score([], FOUR, ScoringPolicy(5, 1))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Questionnaire((Item("q1", "d"), Item("q1", "e")), 1, 5), "same key"),
        (lambda: Questionnaire((Item("q1", "d"),), 5, 1), "runs upward"),
        (lambda: ScoringPolicy(0, 5), "at least one answer"),
        (lambda: ScoringPolicy(9, 0), "at least one client"),
    ],
)
def test_a_questionnaire_or_policy_that_makes_no_sense_is_refused(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_a_bit(rows: list[tuple[Answer, ...]], random: Random) -> None:
    shared = [replace(row, client=f"c{number // 2}") for number, row in enumerate(responses(rows))]
    shuffled = random.sample(shared, len(shared))
    assert repr(scores(*shuffled)) == repr(scores(*shared))


@given(surveys(), st.integers(2, 7))
def test_repeating_all_respondents_of_a_client_equally_changes_nothing(rows: list[tuple[Answer, ...]], n: int) -> None:
    pairs = [replace(row, client=f"c{number // 2}") for number, row in enumerate(responses(rows))]
    again = [replace(row, respondent=f"{row.respondent}-{copy}") for copy in range(n) for row in pairs[:2]]
    held, repeated = scores(*pairs), scores(*again, *pairs[2:])
    counts = {"n_rows": len(rows) + 2 * (n - 1), "n_valid_respondents": len(rows) + 2 * (n - 1)}
    assert repeated == replace(held, **counts)
