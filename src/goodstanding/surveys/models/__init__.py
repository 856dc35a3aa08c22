"""Tables of the facts: programmes, rounds, rosters and draws, invitations and responses, and flags on them."""

from goodstanding.surveys.models.break_glass import BreakGlass
from goodstanding.surveys.models.fieldwork import (
    Closing,
    Correction,
    Decline,
    Draft,
    Extension,
    Handover,
    Invitation,
    Mailing,
    Response,
    Undeliverable,
    Withdrawal,
)
from goodstanding.surveys.models.programmes import Enrolment, Phase, PolicyText, Programme
from goodstanding.surveys.models.quality import Flag, FlagReview, Moment, ResponseExclusion
from goodstanding.surveys.models.rounds import (
    Draw,
    Evidence,
    Fee,
    InvitationText,
    Roster,
    RosterContact,
    RosterDraft,
    RosterRow,
    RosterVerification,
    Round,
)

__all__ = [
    "BreakGlass",
    "Closing",
    "Correction",
    "Decline",
    "Draft",
    "Draw",
    "Enrolment",
    "Evidence",
    "Extension",
    "Fee",
    "Flag",
    "FlagReview",
    "Handover",
    "Invitation",
    "InvitationText",
    "Mailing",
    "Moment",
    "Phase",
    "PolicyText",
    "Programme",
    "Response",
    "ResponseExclusion",
    "Roster",
    "RosterContact",
    "RosterDraft",
    "RosterRow",
    "RosterVerification",
    "Round",
    "Undeliverable",
    "Withdrawal",
]
