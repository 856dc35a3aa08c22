"""Judgements: decisions with what came of them, the norms they are compared with, and findings."""

from goodstanding.accreditation.models.findings import Findings
from goodstanding.accreditation.models.judgements import (
    Award,
    Decision,
    Hold,
    Lapse,
    Promise,
    Reinstatement,
    Shortfall,
    Signature,
    Suspension,
    ToldRespondents,
    Withdrawal,
)
from goodstanding.accreditation.models.norms import NormCell, NormMember, Release

__all__ = [
    "Award",
    "Decision",
    "Findings",
    "Hold",
    "Lapse",
    "NormCell",
    "NormMember",
    "Promise",
    "Reinstatement",
    "Release",
    "Shortfall",
    "Signature",
    "Suspension",
    "ToldRespondents",
    "Withdrawal",
]
