"""Facts of working together. Money is in whole cents of the marketplace's currency, days are the marketplace's own."""

from goodstanding.engagements.models.engagements import Engagement, Invoice, Trial
from goodstanding.engagements.models.openings import Application, Interview, Offer, Opening
from goodstanding.engagements.models.reviews import Interim, Reply, Review, ReviewReport, ReviewWindow
from goodstanding.engagements.models.threads import Entry, Proposal

__all__ = [
    "Application",
    "Engagement",
    "Entry",
    "Interim",
    "Interview",
    "Invoice",
    "Offer",
    "Opening",
    "Proposal",
    "Reply",
    "Review",
    "ReviewReport",
    "ReviewWindow",
    "Trial",
]
