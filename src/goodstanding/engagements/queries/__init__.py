"""Reads of openings, engagements and what belongs to them."""

from goodstanding.engagements.queries.disclosures import disclosed_marketplace
from goodstanding.engagements.queries.engagements import engagement_seen, engagements_seen, with_steps
from goodstanding.engagements.queries.interims import interim_asked, interims_of, is_interim_time
from goodstanding.engagements.queries.reviews import (
    in_full,
    knows_company,
    own_review,
    policy_of,
    readable_review,
    revealed_reviews,
    reviewed_engagement,
    reviews_of_company,
    reviews_of_worker,
    shown_reviews,
    windows_due,
    windows_over,
    windows_to_remind,
)
from goodstanding.engagements.queries.reviews_averages import (
    Average,
    Averages,
    averages_of_company,
    averages_of_worker,
)
from goodstanding.engagements.queries.reviews_team import has_reported, nobody_to_ask, reported_reviews
from goodstanding.engagements.queries.sides import is_worker, side_of, speaks_for

__all__ = [
    "Average",
    "Averages",
    "averages_of_company",
    "averages_of_worker",
    "disclosed_marketplace",
    "engagement_seen",
    "engagements_seen",
    "has_reported",
    "in_full",
    "interim_asked",
    "interims_of",
    "is_interim_time",
    "is_worker",
    "knows_company",
    "nobody_to_ask",
    "own_review",
    "policy_of",
    "readable_review",
    "reported_reviews",
    "revealed_reviews",
    "reviewed_engagement",
    "reviews_of_company",
    "reviews_of_worker",
    "shown_reviews",
    "side_of",
    "speaks_for",
    "windows_due",
    "windows_over",
    "windows_to_remind",
    "with_steps",
]
