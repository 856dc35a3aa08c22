"""Good weeks: which of the last Mondays count, and how many of them were good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.rules.standing.policy import StandingPolicy


@dataclass(frozen=True)
class Week:
    """What was kept of a holder on a Monday; a week of which nothing was kept is not good."""

    monday: date
    score: int | None = None
    is_rising: bool = False
    is_kept: bool = True


@dataclass(frozen=True)
class Falling:
    """A week that is looked at now, and the Monday on which it is looked at no more."""

    week: Week
    on: date
    is_good: bool


def met(week: Week, policy: StandingPolicy) -> bool:
    """Whether a week is good: its score was high enough, or its holder was Rising Talent."""
    return week.is_kept and (week.is_rising or (week.score is not None and week.score >= policy.score_from))


def weeks_met(weeks: Sequence[Week], policy: StandingPolicy) -> int:
    """How many of the last `weeks_of` weeks were good; `weeks` are the oldest first, without paused ones."""
    return sum(met(week, policy) for week in weeks[-policy.weeks_of :])


def top(weeks_oldest_first: Sequence[bool], need: int, of: int) -> tuple[bool, ...]:
    """Week by week, whether `need` of the last `of` were good; weeks before the first were not."""
    return tuple(sum(weeks_oldest_first[max(0, n - of + 1) : n + 1]) >= need for n in range(len(weeks_oldest_first)))


def falling(weeks: Sequence[Week], policy: StandingPolicy, on: date, number: int = 4) -> tuple[Falling, ...]:
    """The weeks that are looked at no more on the next Mondays, the next one first.

    Where fewer than `weeks_of` weeks are known, the missing ones before them, which are not good, go first.
    """
    looked_at = weeks[-policy.weeks_of :]
    unknown = policy.weeks_of - len(looked_at)
    return tuple(
        Falling(week, on + timedelta(weeks=unknown + place + 1), met(week, policy))
        for place, week in enumerate(looked_at[: max(0, number - unknown)])
    )


def continued(weeks: Sequence[Week], number: int) -> tuple[Week, ...]:
    """The weeks with so many more, all like the last one."""
    if not weeks:
        return ()
    last = weeks[-1]
    more = (Week(last.monday + timedelta(weeks=n + 1), last.score, last.is_rising, last.is_kept) for n in range(number))
    return (*weeks, *more)
