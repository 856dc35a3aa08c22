"""Delivery reports of mail servers (RFC 3464): read from a mailbox, matched to what was sent."""

from goodstanding.surveys.bounces.command import note_bounces

__all__ = ["note_bounces"]
