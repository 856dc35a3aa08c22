"""Verbs of the facts, in the order a round meets them."""

from goodstanding.surveys.actions.answering import answer, correct, save_draft
from goodstanding.surveys.actions.checkpoints import mail_checkpoint
from goodstanding.surveys.actions.closing import close, end_field, extend
from goodstanding.surveys.actions.field import launch, mark_undeliverable
from goodstanding.surveys.actions.joining import settle_fee
from goodstanding.surveys.actions.leaving import decline, hand_over, never_again, withdraw
from goodstanding.surveys.actions.mailing import mail_contact, stop_asking
from goodstanding.surveys.actions.policies import keep_policy
from goodstanding.surveys.actions.programmes import add_phase, found_programme, join
from goodstanding.surveys.actions.progress import count_answers
from goodstanding.surveys.actions.review import review_flag
from goodstanding.surveys.actions.rosters import commit_draft, name_contacts, offer_evidence, save_roster_draft
from goodstanding.surveys.actions.rounds import commit_roster, open_round, seal, verify_roster
from goodstanding.surveys.actions.texts import keep_invitation_text

__all__ = [
    "add_phase",
    "answer",
    "close",
    "commit_draft",
    "commit_roster",
    "correct",
    "count_answers",
    "decline",
    "end_field",
    "extend",
    "found_programme",
    "hand_over",
    "join",
    "keep_invitation_text",
    "keep_policy",
    "launch",
    "mail_checkpoint",
    "mail_contact",
    "mark_undeliverable",
    "name_contacts",
    "never_again",
    "offer_evidence",
    "open_round",
    "review_flag",
    "save_draft",
    "save_roster_draft",
    "seal",
    "settle_fee",
    "stop_asking",
    "verify_roster",
    "withdraw",
]
