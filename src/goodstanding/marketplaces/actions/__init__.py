"""Verbs on marketplaces: their profile, their team, the companies that buy work on them."""

from goodstanding.marketplaces.actions.companies import About, Buyer, add_companies, describe_company, verify_payment
from goodstanding.marketplaces.actions.profiles import Profile, change_profile, enrol, enrol_with_team
from goodstanding.marketplaces.actions.team import (
    accept_invitation,
    decline_invitation,
    invite_colleague,
    invite_to_act,
    remove_colleague,
    withdraw_invitation,
)
from goodstanding.marketplaces.actions.terms import accept_terms, publish_terms, require_terms
from goodstanding.marketplaces.actions.workers import (
    Freelancer,
    Paper,
    Portrait,
    add_agencies,
    add_photo,
    add_qualification,
    add_workers,
    check_qualification,
    describe_worker,
    join_agency,
    leave_agency,
    remove_photo,
    remove_qualification,
)

__all__ = [
    "About",
    "Buyer",
    "Freelancer",
    "Paper",
    "Portrait",
    "Profile",
    "accept_invitation",
    "accept_terms",
    "add_agencies",
    "add_companies",
    "add_photo",
    "add_qualification",
    "add_workers",
    "change_profile",
    "check_qualification",
    "decline_invitation",
    "describe_company",
    "describe_worker",
    "enrol",
    "enrol_with_team",
    "invite_colleague",
    "invite_to_act",
    "join_agency",
    "leave_agency",
    "publish_terms",
    "remove_colleague",
    "remove_photo",
    "remove_qualification",
    "require_terms",
    "verify_payment",
    "withdraw_invitation",
]
