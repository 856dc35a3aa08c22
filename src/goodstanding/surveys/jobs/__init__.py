"""What the facts do by time and by event, by area."""

from goodstanding.surveys.jobs import closing, mailing, progress

__all__ = ["closing", "mailing", "progress"]
