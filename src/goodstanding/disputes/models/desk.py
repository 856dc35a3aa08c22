"""Around a case: who was invited to hear the appeal, who put it aside until when, and what was told by time."""

from typing import ClassVar

from django.db import models

from goodstanding.disputes.models.cases import Case
from goodstanding.people.models import Account


class Reviewer(models.Model):
    """Somebody from outside, invited by address to hear the appeal; who signs in with that address may rule."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="reviewer")
    email = models.EmailField(help_text="in lower case")
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["email"], name="reviewer_by_address")]

    def __str__(self) -> str:
        return f"reviewer of case {self.case_id}"


class Snooze(models.Model):
    """Somebody of the desk put a case aside until a day; its clock runs on."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="snooze")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField()
    reason = models.CharField(max_length=400, default="", help_text="what is waited for; the colleagues read it")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"case {self.case_id} put aside until {self.until:%Y-%m-%d}"


class Notice(models.Model):
    """Something that was told because of the time: how a case stands, or that a ruling is late."""

    KINDS: ClassVar[dict[str, str]] = {"update": "both were told how it stands", "late": "who rules was reminded"}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="notices")
    kind = models.CharField(max_length=6, choices=list(KINDS.items()))
    about = models.DateTimeField(help_text="the moment that was due")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind", "about"], name="noticed_once")]

    def __str__(self) -> str:
        return f"{self.kind} of case {self.case_id}"
