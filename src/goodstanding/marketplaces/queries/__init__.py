"""Reads of marketplaces, their teams, their companies and workers, and the terms they ask people to accept."""

from goodstanding.marketplaces.queries.marketplaces import (
    companies_of,
    invitations_received,
    invitations_sent,
    marketplace_named,
    marketplaces_served,
)
from goodstanding.marketplaces.queries.terms import acceptances_of, terms_due, terms_in_force, terms_of
from goodstanding.marketplaces.queries.workers import (
    agencies_of,
    companies_spoken_for,
    completeness_facts,
    holdings,
    own_workers,
    public_worker,
    workers_of,
)

__all__ = [
    "acceptances_of",
    "agencies_of",
    "companies_of",
    "companies_spoken_for",
    "completeness_facts",
    "holdings",
    "invitations_received",
    "invitations_sent",
    "marketplace_named",
    "marketplaces_served",
    "own_workers",
    "public_worker",
    "terms_due",
    "terms_in_force",
    "terms_of",
    "workers_of",
]
