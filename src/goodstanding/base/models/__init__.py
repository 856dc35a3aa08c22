"""The tables of the ground floor."""

from goodstanding.base.models.files import File
from goodstanding.base.models.mail import MailAttempt, MailHold, OutgoingMail
from goodstanding.base.models.record import AppendOnly, Checkpoint, Event, TreeNode
from goodstanding.base.models.schedule import DueJob

__all__ = [
    "AppendOnly",
    "Checkpoint",
    "DueJob",
    "Event",
    "File",
    "MailAttempt",
    "MailHold",
    "OutgoingMail",
    "TreeNode",
]
