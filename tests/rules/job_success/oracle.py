"""The score written a second time, straight from its formulas: loops, Python's whole numbers and fractions.

It rounds where the fixed-point convention of docs/method-scores.md says so, and nowhere else.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import floor, sqrt
from typing import NamedTuple

from goodstanding.rules.job_success.columns import End
from goodstanding.rules.job_success.policy import ScorePolicy

EPOCH = date(1970, 1, 1)
TRILLION = 10**12


class Row(NamedTuple):
    """An engagement. `day` is days since 1970-01-01; points 0 and private -1 say that there is no answer."""

    company: int
    day: int
    end: int = End.COMPLETED
    points: int = 0
    private: int = -1
    paid_cents: int = 50_000
    span_days: int = 14
    excluded: int = 0
    percent: int = 100


@dataclass(frozen=True)
class Answer:
    """What the kernel has to say: score -1, no sums where it is not shown. Sums: [A, B, U] by window."""

    score: int
    outcomes: int
    companies: int
    sums: list[list[int]]
    j: list[float | None]


def scored(rows: Sequence[Row], policy: ScorePolicy, day: int) -> Answer:
    """The score of one worker on a day."""
    rated = [row for row in rows if isinstance(s_of(row, policy, day), int) and parts_in(row, policy, day, -1)]
    companies = len({row.company for row in rated})
    sums = [window(rows, policy, day, place) for place in range(len(policy.windows_months))]
    if len(rated) < policy.min_outcomes or companies < policy.min_companies:
        return Answer(-1, len(rated), companies, [[0, 0, 0] for _ in sums], [None for _ in sums])
    j = means(sums, policy)
    highest = max(0.0, *(one for one in j if one is not None))
    return Answer(floor(100 * highest + 1e-9), len(rated), companies, sums, j)


def means(sums: list[list[int]], policy: ScorePolicy) -> list[float | None]:
    """J by window, in doubles: the longest first, the others pulled towards it; None where a window is empty."""
    above, below, silence = sums[-1]
    longest = float(above) / float(below + silence)
    prior = policy.prior_weight * (policy.taper_days or 30) * TRILLION
    pulled = [
        (float(a) + prior * max(0.0, longest)) / (float(b + u) + prior) if b + u else None for a, b, u in sums[:-1]
    ]
    return [*pulled, longest]


def window(rows: Sequence[Row], policy: ScorePolicy, day: int, place: int) -> list[int]:
    """A, B and U of a window."""
    above = below = silent = rated = 0
    for row in rows:
        d, s = parts_in(row, policy, day, place), s_of(row, policy, day)
        w = weight_of(row, policy)
        if s == "silent":
            silent += d * w
        elif isinstance(s, int):
            b = credit_of(row, policy, w, s)
            above += d * (floor(Fraction(w * s, 1000) + Fraction(1, 2)) + b)
            below += d * (w + b)
            rated += d * w
    free = decimal(policy.silence_free)
    return [above, below, max(0, floor((1 - free) * silent - free * rated))]


def s_of(row: Row, policy: ScorePolicy, day: int) -> int | str | None:
    """s in thousandths, "silent", or None where it is no case."""
    if row.excluded or row.end == End.CANCELLED:
        return None
    if row.end in (End.ABANDONED, End.CANCELLED_BY_WORKER, End.LOST):
        return round(1000 * policy.least) if policy.endings_count else None
    answers = []
    if row.end == End.COMPLETED:
        hidden = decimal(policy.private_weight)
        answers += [(1 - hidden, Fraction(row.points, 100))] if row.points else []
        answers += [(hidden, 1 + Fraction(4 * row.private, 10))] if row.private >= 0 and hidden else []
    if len(answers) == 1:
        return s_of_feedback(answers[0][1], policy)
    if answers:
        return s_of_feedback(sum((share * answer for share, answer in answers), Fraction()), policy)
    long_enough = policy.silent_success_days and row.paid_cents > 0
    if row.end == End.OPEN:
        return 1000 if long_enough and day - row.day >= policy.silent_success_days else None
    return 1000 if long_enough and row.span_days >= policy.silent_success_days else "silent"


def s_of_feedback(f: Fraction, policy: ScorePolicy) -> int:
    """f is on the scale from 1 to 5."""
    if policy.feedback_is == "steps":
        return round(1000 * max((first, s) for first, s in policy.steps if Fraction(first, 100) <= f)[1])
    s = (f - Fraction(policy.centre_points, 100)) / Fraction(policy.half_points, 100)
    return floor(1000 * min(max(s, decimal(policy.least)), Fraction(1)) + Fraction(1, 2))


def weight_of(row: Row, policy: ScorePolicy) -> int:
    """In trillionths, before the taper: what a ruling left of it."""
    return floor(Fraction(full_weight(row, policy) * row.percent, 100) + Fraction(1, 2))


def full_weight(row: Row, policy: ScorePolicy) -> int:
    if policy.value_is == "root":
        w = round(sqrt(row.paid_cents / policy.value_ref_cents) * TRILLION)
        return min(max(w, round(policy.weight_least * TRILLION)), round(policy.weight_most * TRILLION))
    band = [value for first, value in policy.value_bands if first <= row.paid_cents][-1]
    jobs = lasted(row, policy) // policy.days_a_job if policy.days_a_job else 0
    return min(round(policy.weight_most * TRILLION), round(band * TRILLION) + jobs * TRILLION)


def credit_of(row: Row, policy: ScorePolicy, w: int, s: int) -> int:
    """The long-term credit in trillionths."""
    if not policy.long_credit:
        return 0
    share = Fraction(min(policy.long_credit_days, lasted(row, policy)), policy.long_credit_days)
    return floor(w * decimal(policy.long_credit) * share * Fraction(max(0, s), 1000) + Fraction(1, 2))


def lasted(row: Row, policy: ScorePolicy) -> int:
    """An engagement under way counts from so many days on: so long it has lasted then."""
    return max(row.span_days, policy.silent_success_days) if row.end == End.OPEN else row.span_days


def parts_in(row: Row, policy: ScorePolicy, day: int, place: int) -> int:
    """The taper of a row in a window: days since its start, 0 where it is not in it."""
    whole = policy.taper_days or 30
    if row.end == End.OPEN:
        return whole
    since = row.day - months_back(day, policy.windows_months[place])
    if since <= 0 or row.day > day:
        return 0
    return min(whole, since) if policy.taper_days else whole


@cache
def months_back(day: int, months: int) -> int:
    then = EPOCH + timedelta(day)
    month = then.year * 12 + then.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return (date(year, month, min(then.day, monthrange(year, month)[1])) - EPOCH).days


@cache
def decimal(number: float) -> Fraction:
    """The decimal that was written, not the binary number nearest to it."""
    return Fraction(str(number))
