"""What judgements do by time and by event, by area."""

from goodstanding.accreditation.jobs import computing, telling

__all__ = ["computing", "telling"]
