"""What judgements do by time and by event, by area."""

from goodstanding.accreditation.jobs import computing, reopening, telling

__all__ = ["computing", "reopening", "telling"]
