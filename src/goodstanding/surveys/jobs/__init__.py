"""What the facts do by time and by event, by area."""

from goodstanding.surveys.jobs import bursts, checkpoints, closing, mailing, progress

__all__ = ["bursts", "checkpoints", "closing", "mailing", "progress"]
