"""The mail of openings that a Top Rated worker asked for."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Worker
from goodstanding.people.models import Account


class DigestWish(models.Model):
    """Who gets openings by mail, of which categories, how often."""

    EVERY: ClassVar[dict[int, str]] = {7: "every week", 14: "every two weeks"}

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="digests")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    categories = models.JSONField(default=list, help_text="as in the marketplace's profile; all where empty")
    days = models.PositiveSmallIntegerField(choices=list(EVERY.items()), default=7, help_text="from mail to mail")
    is_paused = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    wished_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, help_text="when the last one was written; empty ones are not")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "account"], name="one_digest_a_worker")]

    def __str__(self) -> str:
        return f"digest {self.pk}"

    def is_due(self, at: datetime) -> bool:
        """Whether enough days have passed; an hour less than that, since no job runs to the second."""
        return self.sent_at is None or at >= self.sent_at + timedelta(days=self.days) - timedelta(hours=1)
