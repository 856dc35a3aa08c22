"""Standings: who is Rising Talent or Top Rated, what changes it next, and when."""

from goodstanding.rules.standing.conditions import NEVER, Code, Condition, Facts, Unit
from goodstanding.rules.standing.days import Pause, Span, monday, months_later, pause_days_left, pauses_counted
from goodstanding.rules.standing.judging import (
    LONGEST,
    Change,
    Grace,
    Judgement,
    Kind,
    Seen,
    Standing,
    ahead,
    decide,
    earliest_change,
    judge,
)
from goodstanding.rules.standing.policy import StandingPolicy
from goodstanding.rules.standing.weeks import Falling, Week, falling, met, top, weeks_met

__all__ = [
    "LONGEST",
    "NEVER",
    "Change",
    "Code",
    "Condition",
    "Facts",
    "Falling",
    "Grace",
    "Judgement",
    "Kind",
    "Pause",
    "Seen",
    "Span",
    "Standing",
    "StandingPolicy",
    "Unit",
    "Week",
    "ahead",
    "decide",
    "earliest_change",
    "falling",
    "judge",
    "met",
    "monday",
    "months_later",
    "pause_days_left",
    "pauses_counted",
    "top",
    "weeks_met",
]
