"""Engagements and policies that the tests of the score share."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
from hypothesis import strategies as st

from goodstanding.policies import load
from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.kernel import score_weeks
from goodstanding.rules.job_success.policy import ScorePolicy
from rules.job_success.oracle import Row, months_back

ON = date(2026, 11, 16)
TODAY = (ON - date(1970, 1, 1)).days
WEEKS = [TODAY - 7 * week for week in range(15, -1, -1)]
SOME = WEEKS[::5]
NAMES = ("jss-1", "upwork", "workmarket", "superhost")
SHIPPED = {name: load().score(ON, name) for name in NAMES}
JSS = SHIPPED["jss-1"]
PRIVATE = replace(JSS, private_weight=0.6)

EDGES = sorted(
    {months_back(week, months) + 10 * add for week in WEEKS for months in (3, 6, 12, 24) for add in range(4)}
)
ENDS = (*[End.COMPLETED] * 14, *End)
POINTS = (*[0] * 7, 100, 143, 250, 300, 349, 350, 351, 399, 400, 443, 480, *[500] * 4)
PRIVATE_ANSWERS = (*[-1] * 15, *range(11))
CENTS = (0, 1, 12_499, 25_000, 25_001, 99_999, 100_001, 3_000_000)
SPANS = (*[14] * 10, 0, 1, 89, 90, 364, 365, 366, 2_000)
EXCLUDED = (*[Excluded.NO] * 15, *Excluded)
PERCENTS = (*[100] * 12, 1, 33, 50, 99)


def row_of(seed: int) -> Row:
    """An engagement of any kind, its day often at the edge of a window. One number is quick to draw."""
    by = Random(seed)
    day = by.choice((*WEEKS, *EDGES)) if by.random() < 0.5 else by.randint(TODAY - 800, TODAY + 1)
    cents = by.choice(CENTS) if by.random() < 0.5 else by.randint(0, 10**6)
    said = by.choice(POINTS), by.choice(PRIVATE_ANSWERS)
    held = cents, by.choice(SPANS), by.choice(EXCLUDED), by.choice(PERCENTS)
    return Row(by.randint(1, 4), day, by.choice(ENDS), *said, *held)


def policy_of(seed: int) -> ScorePolicy:
    """A policy of any kind."""
    by = Random(seed)
    edges = sorted(by.sample(range(1, 10**5), 2))
    return replace(
        JSS,
        name=f"made up {seed}",
        windows_months=by.choice([(24,), (1, 24), (6, 12, 24), (3, 5), (1, 2, 3), (11, 13)]),
        min_outcomes=by.randint(1, 4),
        min_companies=by.randint(1, 3),
        value_is=by.choice(("root", "bands")),
        value_ref_cents=by.randint(1, 10**6),
        value_bands=tuple(zip((0, *edges), sorted(by.choices([0.2, 0.25, 1, 1.5], k=3)), strict=True)),
        weight_least=by.choice([0.001, 0.333, 0.5, 1]),
        weight_most=by.choice([1, 1.7, 2, 8]),
        days_a_job=by.choice([0, 1, 30, 90]),
        feedback_is=by.choice(("line", "steps")),
        private_weight=share(by),
        centre_points=by.randint(0, 500),
        half_points=by.randint(1, 500),
        steps=tuple(zip((100, 300, 400), sorted(2 * share(by) - 1 for _ in range(3)), strict=True)),
        least=by.choice([-1.0, -0.5, 0.0, share(by)]),
        endings_count=by.random() < 0.7,
        silent_success_days=by.choice([0, 1, 90, 400]),
        long_credit=share(by),
        long_credit_days=by.choice([1, 90, 365, 1_000]),
        silence_free=share(by),
        prior_weight=by.choice([0, 0.5, 4, 25]),
        taper_days=by.choice([0, 1, 7, 30, 45]),
    )


def share(by: Random) -> float:
    """0 to 1, in thousandths; often a round one."""
    return by.choice([0.0, 0.35, 0.6, 1.0, by.randint(0, 1000) / 1000])


ROWS = st.integers(0, 100_000).map(row_of)
GOOD = st.builds(
    lambda row, points, private: row._replace(end=End.COMPLETED, excluded=Excluded.NO, points=points, private=private),
    ROWS,
    st.sampled_from([440, 480, 500]),
    st.sampled_from([-1, -1, 8, 10]),
)
BAD = st.builds(
    lambda row, values: row._replace(excluded=Excluded.NO, **values),
    ROWS,
    st.sampled_from(
        [
            {"end": End.LOST},
            {"end": End.COMPLETED, "points": 100, "private": -1},
            {"end": End.COMPLETED, "points": 0, "private": -1, "span_days": 1},
        ]
    ),
)
WORKERS = st.lists(ROWS, max_size=12)
MADE_UP = [policy_of(seed) for seed in range(int(os.environ.get("HYPOTHESIS_PROFILE") == "deep") * 1_000 + 20)]
POLICIES = st.sampled_from([*SHIPPED.values(), PRIVATE, *MADE_UP])


def columns_of(workers: Mapping[int, Sequence[Row]]) -> Columns:
    """Engagements by worker, as columns."""
    rows = [(worker, row) for worker, held in workers.items() for row in held]
    kinds = np.int32, np.int8, np.int16, np.int8, np.int64, np.int32, np.int8, np.int8
    names = Row._fields[1:]
    return Columns(
        np.array([worker for worker, _ in rows], np.int64),
        np.array([row.company for _, row in rows], np.int64),
        *(np.array([getattr(row, name) for _, row in rows], kind) for name, kind in zip(names, kinds, strict=True)),
    )


def score(rows: Sequence[Row], policy: ScorePolicy = JSS, day: int = TODAY) -> int:
    """One worker's score on one day; -1 where none is shown."""
    return int(score_weeks(columns_of({1: rows}), policy, [day]).score[0, 0]) if rows else -1
