"""How one engagement counts."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from goodstanding.rules.job_success.columns import Columns, End, Excluded
from goodstanding.rules.job_success.contributions import contributions
from goodstanding.rules.job_success.outcomes import Outcome, classify
from rules.job_success.engagements import JSS, PRIVATE, SHIPPED, columns_of, policy_of, score
from rules.job_success.oracle import Row, s_of

PUBLIC = replace(JSS, private_weight=0.0)
HALF = replace(JSS, private_weight=0.5)
DAY = 20_000

CASES = {
    "five of five": (JSS, {"points": 500}, Outcome("rated", 1000, "feedback")),
    "four and a half is full marks": (JSS, {"points": 450}, Outcome("rated", 1000, "feedback")),
    "just under": (JSS, {"points": 449}, Outcome("rated", 990, "feedback")),
    "the middle": (JSS, {"points": 350}, Outcome("rated", 0, "feedback")),
    "two and a half is the least": (JSS, {"points": 250}, Outcome("rated", -1000, "feedback")),
    "one of five": (JSS, {"points": 100}, Outcome("rated", -1000, "feedback")),
    "private and public": (PRIVATE, {"points": 400, "private": 5}, Outcome("rated", -100, "feedback")),
    "private alone": (PRIVATE, {"private": 7}, Outcome("rated", 300, "feedback")),
    "public alone": (PRIVATE, {"points": 400}, Outcome("rated", 500, "feedback")),
    "private where it does not count": (PUBLIC, {"private": 0}, Outcome("silent", 0, "no_feedback")),
    "private beside public where it does not count": (
        PUBLIC,
        {"points": 400, "private": 0},
        Outcome("rated", 500, "feedback"),
    ),
    "half a hundredth": (HALF, {"points": 351, "private": 6}, Outcome("rated", -45, "feedback")),
    "nobody said anything": (JSS, {}, Outcome("silent", 0, "no_feedback")),
    "long and unpaid": (
        JSS,
        {"paid_cents": 0, "span_days": 90},
        Outcome("silent", 0, "no_feedback"),
    ),
    "long and paid": (JSS, {"span_days": 90}, Outcome("rated", 1000, "long")),
    "a day too short": (JSS, {"span_days": 89}, Outcome("silent", 0, "no_feedback")),
    "bad and long": (JSS, {"points": 100, "span_days": 90}, Outcome("rated", -1000, "feedback")),
    "long where length is no success": (SHIPPED["upwork"], {"span_days": 900}, Outcome("silent", 0, "no_feedback")),
    "abandoned": (JSS, {"end": End.ABANDONED, "points": 500}, Outcome("rated", -1000, "abandoned")),
    "cancelled by the worker": (JSS, {"end": End.CANCELLED_BY_WORKER}, Outcome("rated", -1000, "cancelled_by_worker")),
    "a dispute lost": (JSS, {"end": End.LOST, "points": 500, "span_days": 90}, Outcome("rated", -1000, "lost")),
    "abandoned where endings are no matter": (
        SHIPPED["workmarket"],
        {"end": End.ABANDONED, "points": 500},
        Outcome("excluded", 0, "ending"),
    ),
    "a dispute won": (JSS, {"end": End.WON, "points": 100}, Outcome("silent", 0, "void")),
    "a dispute won, and long": (
        JSS,
        {"end": End.WON, "points": 100, "span_days": 90},
        Outcome("rated", 1000, "long"),
    ),
    "cancelled": (JSS, {"end": End.CANCELLED, "points": 500, "span_days": 90}, Outcome("excluded", 0, "cancelled")),
    "under way": (JSS, {"end": End.OPEN, "span_days": 89}, Outcome("none", 0, "under_way")),
    "under way for long": (JSS, {"end": End.OPEN, "span_days": 90}, Outcome("rated", 1000, "long")),
    "under way for long and unpaid": (
        JSS,
        {"end": End.OPEN, "span_days": 90, "paid_cents": 0},
        Outcome("none", 0, "under_way"),
    ),
    "sealed": (JSS, {"end": End.OPEN, "points": 100, "private": 0}, Outcome("none", 0, "under_way")),
    "removed": (JSS, {"excluded": Excluded.REMOVED, "points": 500}, Outcome("excluded", 0, "removed")),
    "flagged": (JSS, {"excluded": Excluded.FLAGGED, "end": End.LOST}, Outcome("excluded", 0, "flagged")),
    "a step": (SHIPPED["upwork"], {"points": 400}, Outcome("rated", 1000, "feedback")),
    "under a step": (SHIPPED["upwork"], {"points": 399}, Outcome("rated", 0, "feedback")),
    "the lowest step": (SHIPPED["upwork"], {"points": 299}, Outcome("rated", -1000, "feedback")),
    "a step of both": (SHIPPED["upwork"], {"points": 500, "private": 4}, Outcome("rated", 0, "feedback")),
    "satisfied": (SHIPPED["workmarket"], {"points": 400}, Outcome("rated", 1000, "feedback")),
    "not satisfied": (SHIPPED["workmarket"], {"points": 399}, Outcome("rated", 0, "feedback")),
    "the mean itself": (SHIPPED["superhost"], {"points": 480}, Outcome("rated", 960, "feedback")),
}


@pytest.mark.parametrize("case", CASES)
def test_an_engagement_counts_as_told(case):
    policy, given, wanted = CASES[case]
    values = Row(1, DAY, **given)._asdict()
    assert classify(policy, **{name: values[name] for name in list(values)[2:-1]}) == wanted


@pytest.mark.parametrize(
    "policy", [*SHIPPED.values(), PUBLIC, HALF, *map(policy_of, range(4))], ids=lambda policy: policy.name
)
def test_the_table_says_of_every_engagement_what_the_rule_says(policy):
    columns = everything(policy.silent_success_days)
    made = contributions(columns, policy)
    names = "end", "points", "private", "paid_cents", "span_days", "excluded"
    rows = zip(*(getattr(columns, name).tolist() for name in names), strict=True)
    found = [
        replace(made.table.outcomes[place], s=s) for place, s in zip(made.place.tolist(), made.s.tolist(), strict=True)
    ]
    assert found == [classify(policy, **dict(zip(names, row, strict=True))) for row in rows]


def everything(long_days: int) -> Columns:
    """Every case of ended and excluded, paid and long, and answers of all kinds."""
    spans = sorted({0, max(0, long_days - 1), long_days})
    rows = product(
        [end for end in End if end], Excluded, (0, 1), spans, range(-1, 11), (0, 100, 299, 300, 399, 400, 451, 500)
    )
    return columns_of({1: [Row(1, DAY, end, p, q, paid, span, out) for end, out, paid, span, q, p in rows]})


@pytest.mark.parametrize("span", [0, 89, 90, 91])
def test_what_is_under_way_counts_from_its_ninetieth_day_on(span):
    row = Row(1, DAY, End.OPEN, span_days=span)
    days = [DAY + 89, DAY + 90, DAY + 900]
    others = [Row(2, DAY + 800 * late, points=450) for late in range(2) for _ in range(3)]
    assert [s_of(row, JSS, day) for day in days] == [None, 1000, 1000]
    assert [score([row, *others], JSS, day) for day in days] == [-1, 100, 100]


def test_feedback_that_is_left_out_leaves_no_trace_in_the_weights():
    row = Row(1, DAY, excluded=Excluded.REMOVED, points=500)
    made = contributions(columns_of({1: [row]}), JSS)
    assert np.array_equal(made.rated | made.silent, [False])
