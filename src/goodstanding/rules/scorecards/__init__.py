"""Scorecards of workers and companies by the same maths, and requirements that are checked against them."""

from goodstanding.rules.scorecards.cards import Card, Measure, card
from goodstanding.rules.scorecards.policy import MEASURES, SHARES, TIMES, ScorecardPolicy, Side
from goodstanding.rules.scorecards.requirements import REQUIRABLE, Found, Paper, PaperNeed, RateNeed, check
from goodstanding.rules.scorecards.tallies import Ending, Money, Ratings, Share, Tally, shares

__all__ = [
    "MEASURES",
    "REQUIRABLE",
    "SHARES",
    "TIMES",
    "Card",
    "Ending",
    "Found",
    "Measure",
    "Money",
    "Paper",
    "PaperNeed",
    "RateNeed",
    "Ratings",
    "ScorecardPolicy",
    "Share",
    "Side",
    "Tally",
    "card",
    "check",
    "shares",
]
