"""How many sought an award, were candidates and were awarded, and how many clients stayed silent: safe counts only."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.intervals import Interval, mean_interval, sample_mean


@dataclass(frozen=True)
class Took:
    """One marketplace's round: how many clients were reached and answered, and how far it came.

    `late` is the mean score of clients who answered after a reminder less that of those before; None where unknown.
    """

    reached: int
    answered: int
    candidate: bool
    awarded: bool
    late: float | None = None


@dataclass(frozen=True)
class Participation:
    """Counts of an edition; each None where it, or what it leaves of the one before, is of too few marketplaces."""

    sought: int | None
    candidates: int | None
    awarded: int | None


@dataclass(frozen=True)
class Silence:
    """The share of clients reached that did not answer, and late answers less early ones, in points with interval."""

    marketplaces: int
    silent: float
    late: float | None
    interval: Interval | None


def participation(rounds: Sequence[Took], policy: FindingPolicy) -> Participation:
    """The counts from sought to awarded. A step is shown where nobody, or enough, stayed behind at it."""
    least = policy.least_marketplaces
    counts = [len(rounds), sum(each.candidate for each in rounds), sum(each.awarded for each in rounds)]
    if counts[0] < least:
        return Participation(None, None, None)
    shown: list[int | None] = [counts[0]]
    last = counts[0]
    for count in counts[1:]:
        safe = _is_safe(count, least) and _is_safe(last - count, least)
        shown.append(count if safe else None)
        last = count if safe else last
    return Participation(shown[0], shown[1], shown[2])


def silence(rounds: Sequence[Took], policy: FindingPolicy) -> Silence | None:
    """How many stayed silent, each marketplace counting once; None under the policy's least marketplaces."""
    asked = [each for each in rounds if each.reached]
    if len(asked) < policy.least_marketplaces:
        return None
    silent = sum(1 - each.answered / each.reached for each in asked) / len(asked)
    late = [each.late for each in asked if each.late is not None]
    estimate = sample_mean(late) if len(late) >= policy.least_marketplaces else None
    span = mean_interval(estimate, policy.confidence) if estimate else None
    return Silence(len(asked), silent, estimate.mean if estimate else None, span)


def _is_safe(count: int, least: int) -> bool:
    return count == 0 or count >= least
