"""News of awards: what was announced, and in which words."""

import uuid

from django.db import models

from goodstanding.accreditation.models import Award
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class Congratulation(models.Model):
    """The programme's words for an award in one language, with placeholders; the newest row counts."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="congratulations")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=160)
    text = models.TextField()
    edited_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"congratulation of {self.programme_id} in {self.language}, version {self.pk}"


class Announcement(models.Model):
    """An award made known, in the words of that day; whether it is public hangs on consent, embargo and the award."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="its id in the feed, for good")
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="announcements")
    slug = models.SlugField(unique=True, max_length=220)
    words = models.JSONField(help_text="title and text by language, placeholders filled in")
    announced_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    retracted_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    retracted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["award"], condition=models.Q(retracted_at=None), name="announced_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"announcement of award {self.award_id}"
