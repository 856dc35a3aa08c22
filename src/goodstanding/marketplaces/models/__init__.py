"""Marketplaces, the companies and workers on them, agencies, and the terms that people accept."""

from goodstanding.marketplaces.models.companies import Company
from goodstanding.marketplaces.models.marketplaces import Facet, Marketplace, TeamInvitation, domain_of
from goodstanding.marketplaces.models.terms import Acceptance, Terms
from goodstanding.marketplaces.models.workers import (
    Agency,
    Membership,
    Photo,
    Qualification,
    QualificationCheck,
    Worker,
)

__all__ = [
    "Acceptance",
    "Agency",
    "Company",
    "Facet",
    "Marketplace",
    "Membership",
    "Photo",
    "Qualification",
    "QualificationCheck",
    "TeamInvitation",
    "Terms",
    "Worker",
    "domain_of",
]
