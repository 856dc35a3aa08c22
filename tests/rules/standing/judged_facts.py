"""A worker who meets everything, to be changed one fact at a time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from goodstanding.policies import load
from goodstanding.rules.standing import Facts, StandingPolicy, Week

ON = date(2026, 7, 6)
POLICY = load().standing(ON)
SCORES = {"+": 95, "-": 80}


def policy(name: str = "standing-1", **changed: Any) -> StandingPolicy:
    return replace(load().standing(ON, name), **changed)


def weeks(drawn: str, last: date = ON) -> tuple[Week, ...]:
    """Weeks up to `last` from a drawing, the oldest first: + good, - not, r Rising Talent, . nothing kept."""
    return tuple(
        Week(
            last - timedelta(weeks=len(drawn) - 1 - place),
            SCORES.get(mark),
            is_rising=mark == "r",
            is_kept=mark != ".",
        )
        for place, mark in enumerate(drawn)
    )


def facts(drawn: str | Sequence[Week] = "+" * 16, **changed: Any) -> Facts:
    given: dict[str, Any] = {
        "on": ON,
        "weeks": weeks(drawn) if isinstance(drawn, str) else tuple(drawn),
        "earned_cents": 150_000,
        "first_on": ON - timedelta(days=200),
        "active_on": ON,
        "is_under_way": True,
        "profile": 80,
        "outcomes": 12,
        "ended": 100,
        "had_score": True,
    }
    return Facts(**(given | changed))


def ago(days: int) -> date:
    return ON - timedelta(days=days)


def ahead(days: int) -> date:
    return ON + timedelta(days=days)
