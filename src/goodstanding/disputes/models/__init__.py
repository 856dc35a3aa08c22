"""Cases with their parties, what both say, what they agree on, what is ruled, and what was put aside or told."""

from goodstanding.disputes.models.cases import Case, Party
from goodstanding.disputes.models.conduct import Measure, Report
from goodstanding.disputes.models.desk import Notice, Reviewer, Snooze
from goodstanding.disputes.models.handing import Handover
from goodstanding.disputes.models.rulings import Appeal, Escalation, Ruling, Withdrawal
from goodstanding.disputes.models.statements import Agreement, Statement, StatementFile

__all__ = [
    "Agreement",
    "Appeal",
    "Case",
    "Escalation",
    "Handover",
    "Measure",
    "Notice",
    "Party",
    "Report",
    "Reviewer",
    "Ruling",
    "Snooze",
    "Statement",
    "StatementFile",
    "Withdrawal",
]
