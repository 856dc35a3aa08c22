"""Verbs on cases: the only writes of this noun. The state moves by the table in rules.disputes alone."""

from goodstanding.disputes.actions.agreeing import accept_agreement, decline_agreement, propose_agreement
from goodstanding.disputes.actions.appealing import appeal, invite_reviewer, rule_again
from goodstanding.disputes.actions.conduct import lift, report, report_pattern
from goodstanding.disputes.actions.ending import note_silence, withdraw
from goodstanding.disputes.actions.handing import hand_over
from goodstanding.disputes.actions.opening import Filing, Side, open_case
from goodstanding.disputes.actions.ruling import Decided, rule
from goodstanding.disputes.actions.saying import Said, add_statement, answer, declare_impasse
from goodstanding.disputes.actions.snoozing import snooze, wake
from goodstanding.disputes.actions.telling import remind_judge, update_parties
from goodstanding.disputes.files.uploads import Upload

__all__ = [
    "Decided",
    "Filing",
    "Said",
    "Side",
    "Upload",
    "accept_agreement",
    "add_statement",
    "answer",
    "appeal",
    "declare_impasse",
    "decline_agreement",
    "hand_over",
    "invite_reviewer",
    "lift",
    "note_silence",
    "open_case",
    "propose_agreement",
    "remind_judge",
    "report",
    "report_pattern",
    "rule",
    "rule_again",
    "snooze",
    "update_parties",
    "wake",
    "withdraw",
]
