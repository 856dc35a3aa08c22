"""Companies whose feedback is left out, and engagements that look as if one had been split into many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goodstanding.rules.job_success.policy import ScorePolicy


def flagged(workers: int, negative: int, outcomes: int, policy: ScorePolicy) -> bool:
    """Whether a company's feedback is left out of a worker's score, by what it said of others.

    `workers` are the other workers that it rated, `outcomes` theirs, `negative` those of them under 0. The test: its
    rate of negative ones is over flag_rate with flag_probability, under a beta posterior.
    """
    if not policy.flags or workers < policy.flag_workers:
        return False
    return over(negative, outcomes, policy) > policy.flag_probability


def over(negative: int, outcomes: int, policy: ScorePolicy) -> float:
    """The probability that a company's rate of negative outcomes is over flag_rate."""
    from scipy.special import betaincc

    a, b = policy.flag_prior_negative + negative, policy.flag_prior_other + outcomes - negative
    return float(betaincc(a, b, policy.flag_rate))


@dataclass(frozen=True, order=True, slots=True)
class Split:
    """So many engagements with one company that ended one soon after the other, on these days and between."""

    first: int
    last: int
    company: int
    engagements: int


def splits(ended: Iterable[tuple[int, int]], policy: ScorePolicy) -> tuple[Split, ...]:
    """Where more than split_engagements with one company ended within split_days, from (company, day) of each.

    Runs that overlap are told as one.
    """
    days: dict[int, list[int]] = defaultdict(list)
    for company, day in sorted(ended):
        days[company].append(day)
    return tuple(sorted(split for company, known in days.items() for split in _splits(company, known, policy)))


def _splits(company: int, days: list[int], policy: ScorePolicy) -> Iterable[Split]:
    many = policy.split_engagements
    within = [(at, at + many) for at in range(len(days) - many) if days[at + many] - days[at] < policy.split_days]
    runs: list[list[int]] = []
    for first, last in within:
        if runs and first <= runs[-1][1]:
            runs[-1][1] = last
        else:
            runs.append([first, last])
    return [Split(days[first], days[last], company, last - first + 1) for first, last in runs]
