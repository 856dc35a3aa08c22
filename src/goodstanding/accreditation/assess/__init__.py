"""Assess: real answers in a file, judged by a published rule."""

from goodstanding.accreditation.assess.command import assess

__all__ = ["assess"]
