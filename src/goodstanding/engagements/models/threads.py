"""The thread of an engagement: what was said, what happened, and changes that one side proposed to the other."""

from typing import ClassVar

from django.db import models

from goodstanding.base.models import File
from goodstanding.engagements.models.engagements import SIDES, Engagement
from goodstanding.people.models import Account


class Entry(models.Model):
    """One line of a thread, in the order of its ids: a message, a side's own note, or what happened."""

    KINDS: ClassVar[dict[str, str]] = {
        "message": "message to the other side",
        "note": "note that only one's own side reads",
        "happened": "what happened; `what` names it",
    }

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    side = models.CharField(max_length=7, choices=list(SIDES.items()), blank=True, help_text="empty: the system")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=24, blank=True, help_text="code of what happened")
    data = models.JSONField(default=dict, blank=True, help_text="figures and days of what happened")
    text = models.TextField(blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+", help_text="evidence")
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, help_text="when a mail told the other side of this message")

    class Meta:
        indexes = [
            models.Index(fields=["engagement", "id"]),
            models.Index(fields=["at"], condition=models.Q(kind="message", told_at=None), name="messages_not_yet_told"),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.kind} {self.what}"


class Proposal(models.Model):
    """A change that takes effect when the other side accepts it."""

    KINDS: ClassVar[dict[str, str]] = {
        "scope": "scope",
        "rate": "rate",
        "dates": "dates",
        "expenses": "expenses",
        "subcontracting": "subcontracting",
    }
    STATES: ClassVar[dict[str, str]] = {
        "open": "waits for an answer",
        "accepted": "accepted",
        "declined": "declined",
        "withdrawn": "withdrawn",
    }

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=14, choices=list(KINDS.items()))
    side = models.CharField(max_length=7, choices=list(SIDES.items()), help_text="who proposed it")
    values = models.JSONField(help_text="columns of the engagement -> new values")
    reason = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="open")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "kind"], condition=models.Q(state="open"), name="one_open_proposal_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.kind} {self.state}"
