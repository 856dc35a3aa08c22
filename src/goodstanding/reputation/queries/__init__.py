"""Reads of scorecards and requirements."""

from goodstanding.reputation.queries.cards import (
    Cards,
    company_card,
    company_cards,
    company_seen,
    formula,
    marketplaces_with_work,
    worker_card,
    worker_cards,
)
from goodstanding.reputation.queries.requirements import (
    Checked,
    Standing,
    needs,
    opening_to_equip,
    overrides_on,
    requirement_sets,
    requirements_met,
    sets_asked,
)

__all__ = [
    "Cards",
    "Checked",
    "Standing",
    "company_card",
    "company_cards",
    "company_seen",
    "formula",
    "marketplaces_with_work",
    "needs",
    "opening_to_equip",
    "overrides_on",
    "requirement_sets",
    "requirements_met",
    "sets_asked",
    "worker_card",
    "worker_cards",
]
