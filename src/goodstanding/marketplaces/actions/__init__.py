"""Verbs on marketplaces: their profile, their team, the companies that buy work on them."""

from goodstanding.marketplaces.actions.companies import Buyer, add_companies
from goodstanding.marketplaces.actions.profiles import Profile, change_profile, enrol, enrol_with_team
from goodstanding.marketplaces.actions.team import (
    accept_invitation,
    decline_invitation,
    invite_colleague,
    remove_colleague,
    withdraw_invitation,
)

__all__ = [
    "Buyer",
    "Profile",
    "accept_invitation",
    "add_companies",
    "change_profile",
    "decline_invitation",
    "enrol",
    "enrol_with_team",
    "invite_colleague",
    "remove_colleague",
    "withdraw_invitation",
]
