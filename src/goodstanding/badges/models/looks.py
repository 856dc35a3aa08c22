"""What a programme's badge looks like and says, beside what is drawn by default."""

from django.db import models

from goodstanding.base.models import File
from goodstanding.surveys.models import Programme


class Emblem(models.Model):
    """A programme's own picture for its badges; the newest counts, none means the default seal."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="emblems")
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"emblem of {self.programme_id}"


class BadgeWording(models.Model):
    """The designation and a sentence about the badge in one language."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="badge_wordings")
    language = models.CharField(max_length=8)
    designation = models.CharField(max_length=120)
    meaning = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "language"], name="badge_worded_once")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.language}"
