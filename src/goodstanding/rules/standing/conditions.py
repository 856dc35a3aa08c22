"""What a standing asks, each condition with its value, what is needed, and when time alone will settle it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from goodstanding.rules.standing.policy import StandingPolicy
from goodstanding.rules.standing.weeks import Week, weeks_met

type Code = Literal[
    "weeks", "earned", "first", "active", "profile", "outcomes", "cancelled", "conduct", "circumvention",
    "no_score", "newcomer",
]  # fmt: skip
type Unit = Literal["weeks", "cents", "days", "percent", "outcomes", "hundredths", "none"]

NEVER: Final = 36_500
"""Days since something that never was."""


@dataclass(frozen=True)
class Facts:
    """What is known of one holder on a day. A worker has a profile; an agency has none (`profile` is None).

    `leaving` are sums within `earned_cents` with the first day on which each is no part of it any more. `active_on` is
    the last day of activity, `on` itself while work is under way (`is_under_way`) or during a pause.
    """

    on: date
    weeks: tuple[Week, ...] = ()
    earned_cents: int = 0
    leaving: tuple[tuple[date, int], ...] = ()
    first_on: date | None = None
    active_on: date | None = None
    is_under_way: bool = False
    profile: int | None = None
    outcomes: int = 0
    ended: int = 0
    cancelled: int = 0
    conduct_until: date | None = None
    closed_until: date | None = None
    is_paused: bool = False
    had_score: bool = False
    rising_until: date | None = None
    """First day on which a newcomer's time is over; None where it has not begun."""
    in_top_agency: bool = False


@dataclass(frozen=True)
class Condition:
    """One condition: whether it holds, its value and what is needed in its unit.

    `most` says that the value must be under what is needed. `settles_on` is the first day on which it holds, or holds
    no more, by itself, where nothing new happens; None where time alone changes nothing.
    """

    code: Code
    holds: bool
    value: int
    needed: int
    unit: Unit
    most: bool = False
    settles_on: date | None = field(default=None, compare=False)


def top_conditions(facts: Facts, policy: StandingPolicy) -> tuple[Condition, ...]:
    """What Top Rated asks, in the order in which a person is told; what the policy does not ask is left out."""
    asked = (
        _weeks(facts, policy),
        _earned(facts, policy),
        _first(facts, policy),
        _active(facts, policy),
        _profile(facts, policy.profile),
        _outcomes(facts, policy),
        _cancelled(facts, policy),
        *conduct_conditions(facts),
    )
    return tuple(condition for condition in asked if condition)


def rising_conditions(facts: Facts, policy: StandingPolicy) -> tuple[Condition, ...]:
    """What Rising Talent asks of a worker; agencies are never Rising Talent."""
    if facts.profile is None:
        return ()
    no_score = Condition("no_score", not facts.had_score, int(facts.had_score), 1, "none", most=True)
    asked = (no_score, _profile(facts, policy.rising_profile), _newcomer(facts, policy), *conduct_conditions(facts))
    return tuple(condition for condition in asked if condition)


def conduct_conditions(facts: Facts) -> tuple[Condition, Condition]:
    """No violation in force, and no standings closed for having been paid around the marketplace."""
    return _clear("conduct", facts.conduct_until, facts.on), _clear("circumvention", facts.closed_until, facts.on)


def _weeks(facts: Facts, policy: StandingPolicy) -> Condition:
    value = weeks_met(facts.weeks, policy)
    return Condition("weeks", value >= policy.weeks_needed, value, policy.weeks_needed, "weeks")


def _earned(facts: Facts, policy: StandingPolicy) -> Condition | None:
    needed = policy.earned_cents
    if not needed:
        return None
    return Condition(
        "earned", facts.earned_cents >= needed, facts.earned_cents, needed, "cents", settles_on=_short_on(facts, needed)
    )


def _short_on(facts: Facts, needed: int) -> date | None:
    """The day on which earnings fall short, where they do not yet."""
    left = facts.earned_cents
    for day, cents in sorted(facts.leaving) if left >= needed else ():
        left -= cents
        if left < needed:
            return day
    return None


def _first(facts: Facts, policy: StandingPolicy) -> Condition | None:
    """The first engagement began more than so many days ago."""
    if not policy.first_days:
        return None
    value = (facts.on - facts.first_on).days if facts.first_on else 0
    holds, needed = value > policy.first_days, policy.first_days + 1
    settles = facts.first_on + timedelta(days=needed) if facts.first_on and not holds else None
    return Condition("first", holds, value, needed, "days", settles_on=settles)


def _active(facts: Facts, policy: StandingPolicy) -> Condition | None:
    """Work, a payment or an application in the last so many days; `value` is how long ago the last was."""
    if not policy.active_days:
        return None
    value = max(0, (facts.on - facts.active_on).days) if facts.active_on else NEVER
    holds, needed = value < policy.active_days, policy.active_days
    stays = facts.is_under_way or facts.is_paused
    settles = facts.active_on + timedelta(days=needed) if facts.active_on and holds and not stays else None
    return Condition("active", holds, value, needed, "days", most=True, settles_on=settles)


def _profile(facts: Facts, needed: int) -> Condition | None:
    if facts.profile is None or not needed:
        return None
    return Condition("profile", facts.profile >= needed, facts.profile, needed, "percent")


def _outcomes(facts: Facts, policy: StandingPolicy) -> Condition | None:
    if not policy.outcomes:
        return None
    return Condition("outcomes", facts.outcomes >= policy.outcomes, facts.outcomes, policy.outcomes, "outcomes")


def _cancelled(facts: Facts, policy: StandingPolicy) -> Condition | None:
    """Of the engagements that ended, the share that the worker cancelled or abandoned; in hundredths of a percent."""
    if policy.cancelled_under >= 1:
        return None
    value = -(-10_000 * facts.cancelled // facts.ended) if facts.ended else 0
    needed = round(10_000 * policy.cancelled_under)
    return Condition("cancelled", value < needed, value, needed, "hundredths", most=True)


def _clear(code: Literal["conduct", "circumvention"], until: date | None, on: date) -> Condition:
    """`value` is how many days it still lasts."""
    days = max(0, (until - on).days) if until else 0
    return Condition(code, days == 0, days, 1, "days", most=True, settles_on=until if days else None)


def _newcomer(facts: Facts, policy: StandingPolicy) -> Condition:
    """The way to Rising Talent that is open: as an exclusive member of a Top Rated agency, or as a newcomer.

    A newcomer's time ends; that of a member does not, until there is a score.
    """
    if policy.rising_members and facts.in_top_agency:
        return Condition("newcomer", True, 1, 1, "none")
    if not policy.rising_newcomers:
        return Condition("newcomer", False, 0, 1, "none")
    holds = facts.rising_until is None or facts.on < facts.rising_until
    return Condition("newcomer", holds, int(holds), 1, "none", settles_on=facts.rising_until if holds else None)
