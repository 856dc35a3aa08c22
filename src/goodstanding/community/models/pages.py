"""The public page of a programme: its text in each language, sponsors, dates, contacts, and messages to them."""

from typing import ClassVar

from django.db import models

from goodstanding.base.models import File
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class PageVersion(models.Model):
    """The page's text in one language as somebody left it; rows are added and never changed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="page_versions")
    language = models.CharField(max_length=8)
    texts = models.JSONField(help_text="section by its key, in the page's markup")
    edited_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    restores = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["programme", "language"], name="page_in_language")]

    def __str__(self) -> str:
        return f"page of {self.programme_id} in {self.language}, version {self.pk}"


class Sponsor(models.Model):
    """Who gives money or means to a programme, named by tier; no judgement reads it."""

    TIERS: ClassVar[dict[str, str]] = {
        "principal": "Principal sponsor",
        "sponsor": "Sponsor",
        "supporter": "Supporter",
    }

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sponsors")
    tier = models.CharField(max_length=12, choices=list(TIERS.items()))
    name = models.CharField(max_length=120)
    site = models.URLField(blank=True, help_text="https only")
    logo = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"], condition=models.Q(removed_at=None), name="sponsor_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"sponsor {self.pk} of {self.programme_id}"


class Milestone(models.Model):
    """A date of a programme's calendar, such as the last day to join; its words by language, English always."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="milestones")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    words = models.JSONField(help_text="what it is, by language")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="milestone_ends_after_its_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} of {self.programme_id}"


class RoleContact(models.Model):
    """The person to write to about one thing: the programme leader about joining, the expert about the technical."""

    ROLES: ClassVar[dict[str, str]] = {"leader": "Programme leader", "expert": "Expert-in-residence"}

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="role_contacts")
    role = models.CharField(max_length=8, choices=list(ROLES.items()))
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "role"], name="one_contact_a_role")]

    def __str__(self) -> str:
        return f"{self.role} of {self.programme_id}"


class ContactMessage(models.Model):
    """What somebody asked through the page's form; a case can be made of it until it is erased."""

    KEPT_DAYS: ClassVar[int] = 180
    """Long enough for a question and its answers; the form says so to who writes."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="contact_messages")
    role = models.CharField(max_length=8, choices=list(RoleContact.ROLES.items()))
    reached = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", help_text="whom it was mailed to")
    name = models.CharField(max_length=120)
    email = models.EmailField(help_text="as its sender gave it, not verified")
    language = models.CharField(max_length=8)
    text = models.TextField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"message {self.pk} to {self.programme_id}"
