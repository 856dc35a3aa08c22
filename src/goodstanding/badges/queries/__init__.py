"""Reads of badges, by area."""

from goodstanding.badges.queries.credentials import (
    awards_without_badge,
    badge_by_code,
    badge_in_edition,
    badge_of,
    badges_of,
    badges_to_revoke,
    issuer_called,
    list_numbered,
    marketplace_issuing,
    newest_badge,
)
from goodstanding.badges.queries.domains import domains_of, newest_proof, proofs_due
from goodstanding.badges.queries.looks import badges_waiting, issuer_operated, lookalikes_of, wordings_of

__all__ = [
    "awards_without_badge",
    "badge_by_code",
    "badge_in_edition",
    "badge_of",
    "badges_of",
    "badges_to_revoke",
    "badges_waiting",
    "domains_of",
    "issuer_called",
    "issuer_operated",
    "list_numbered",
    "lookalikes_of",
    "marketplace_issuing",
    "newest_badge",
    "newest_proof",
    "proofs_due",
    "wordings_of",
]
