"""Cases: who may do what when, how long each has, how many one may open, and what a ruling can say."""

from goodstanding.rules.disputes.clocks import deadline, over_quota
from goodstanding.rules.disputes.policy import CaseKind, CasePolicy
from goodstanding.rules.disputes.procedure import PROCEDURE, Step, step

__all__ = ["PROCEDURE", "CaseKind", "CasePolicy", "Step", "deadline", "over_quota", "step"]
