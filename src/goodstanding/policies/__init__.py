"""Policies: the dated numbers and wordings that rules read, and the one loader."""

from datetime import date

from goodstanding.policies.document import document
from goodstanding.policies.errors import PolicyError, UnknownPolicy, Where
from goodstanding.policies.instrument import Choice, Instrument
from goodstanding.policies.kinds import Disclosure, Fieldwork
from goodstanding.policies.library import Policies
from goodstanding.policies.loader import load
from goodstanding.policies.versions import Policy, Version
from goodstanding.policies.wording import Review, Wording


def fieldwork(on: date) -> Fieldwork:
    """The shipped numbers of rosters, draws, fields and renewals in force on a day."""
    return load().fieldwork(on)


__all__ = [
    "Choice",
    "Disclosure",
    "Fieldwork",
    "Instrument",
    "Policies",
    "Policy",
    "PolicyError",
    "Review",
    "UnknownPolicy",
    "Version",
    "Where",
    "Wording",
    "document",
    "fieldwork",
    "load",
]
