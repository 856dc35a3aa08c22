"""Tables of the facts: programmes, rounds, rosters and draws, invitations and responses."""

from goodstanding.surveys.models.fieldwork import Closing, Extension, Invitation, Response, Undeliverable
from goodstanding.surveys.models.programmes import Enrolment, Phase, Programme
from goodstanding.surveys.models.rounds import Draw, Roster, RosterContact, RosterRow, RosterVerification, Round

__all__ = [
    "Closing",
    "Draw",
    "Enrolment",
    "Extension",
    "Invitation",
    "Phase",
    "Programme",
    "Response",
    "Roster",
    "RosterContact",
    "RosterRow",
    "RosterVerification",
    "Round",
    "Undeliverable",
]
