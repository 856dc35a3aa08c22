"""Reliability of a scale and of group means: report content, never a gate."""

from goodstanding.rules.reliability.alpha import Alpha, ItemStatistics, cronbach_alpha, reverse
from goodstanding.rules.reliability.icc import FTest, GroupIcc, RatingIcc, group_icc, shrout_fleiss
from goodstanding.rules.reliability.omega import Omega, omega_total

__all__ = [
    "Alpha",
    "FTest",
    "GroupIcc",
    "ItemStatistics",
    "Omega",
    "RatingIcc",
    "cronbach_alpha",
    "group_icc",
    "omega_total",
    "reverse",
    "shrout_fleiss",
]
