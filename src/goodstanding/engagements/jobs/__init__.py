"""What engagements and their reviews do by time."""

from goodstanding.engagements.jobs import engagements, importing, reviews

__all__ = ["engagements", "importing", "reviews"]
