"""Standings: who is Rising Talent or Top Rated, what changes it next, and when."""

from goodstanding.rules.standing.policy import StandingPolicy

__all__ = ["StandingPolicy"]
