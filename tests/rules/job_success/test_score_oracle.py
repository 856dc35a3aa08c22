"""The kernel and the ledger say what the formulas say, written a second time in fractions."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.ledger import ledger
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.job_success.scores import Scores
from rules.job_success.engagements import POLICIES, SOME, TODAY, WORKERS, columns_of
from rules.job_success.oracle import Answer, Row, scored


@given(st.lists(WORKERS.filter(len), min_size=1, max_size=3), POLICIES)
def test_every_week_of_every_worker_is_that_of_the_oracle(workers: list[list[Row]], policy: ScorePolicy) -> None:
    scores = score_weeks(columns_of(dict(enumerate(workers))), policy, SOME)
    assert answers(scores, policy) == [[scored(rows, policy, week) for week in SOME] for rows in workers]


def answers(scores: Scores, policy: ScorePolicy) -> list[list[Answer]]:
    counts = zip(scores.score, scores.outcomes, scores.companies, scores.sums, scores.j(policy), strict=True)
    return [[told(*week) for week in zip(*worker, strict=True)] for worker in counts]


def told(score: np.int16, outcomes: np.int32, companies: np.int32, sums: np.ndarray, j: np.ndarray) -> Answer:
    known = [None if np.isnan(one) else float(one) for one in j]
    return Answer(int(score), int(outcomes), int(companies), sums.tolist(), known)


@given(WORKERS, POLICIES, st.integers(TODAY - 800, TODAY + 400))
def test_the_ledger_is_that_of_the_oracle(rows: Sequence[Row], policy: ScorePolicy, day: int) -> None:
    found, told = ledger(columns_of({1: rows}), policy, day), scored(rows, policy, day)
    assert (found.outcomes, found.companies) == (told.outcomes, told.companies)
    assert found.score == (None if told.score < 0 else told.score)
    if found.score is not None:
        assert [[window.earned, window.weight, window.silence] for window in found.windows] == told.sums
        assert [window.j for window in found.windows] == told.j


@given(WORKERS, POLICIES)
def test_days_far_from_another_are_scored_as_each_alone(rows: list[Row], policy: ScorePolicy) -> None:
    days = [TODAY - 700, TODAY - 31, TODAY - 30, TODAY, TODAY + 400]
    scores = score_weeks(columns_of({1: rows}), policy, days)
    assert scores.score.tolist() == ([[scored(rows, policy, day).score for day in days]] if rows else [])
