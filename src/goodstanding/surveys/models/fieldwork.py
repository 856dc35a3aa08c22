"""What happens between launch and close: invitations, responses, the field's extension and closing."""

import uuid

from django.db import models

from goodstanding.people.models import Contact
from goodstanding.surveys.models.rounds import RosterRow, Round


class Invitation(models.Model):
    """One contact of one client asked once in a round. The link's token is stored as a digest only."""

    row = models.ForeignKey(RosterRow, on_delete=models.PROTECT, related_name="invitations")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8, default="en")
    invited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "contact"], name="invited_once")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Undeliverable(models.Model):
    """An invitation that reached nobody; the next client in the draw's order takes its place."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="undeliverable")
    found_at = models.DateTimeField()
    reason = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.reason}"


class Response(models.Model):
    """The answers of one respondent: one row for an invitation, changed in place until the field closes.

    Of time it keeps the day, the mailing wave and a band of minutes, so that no log can be matched to it.
    """

    CONFIDENTIALITY = {
        "named": "answers may be shown with the name",
        "aggregated": "answers are counted with others only",
        "comment_withheld": "scores may be shown with the name, the comment is withheld",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="response")
    answers = models.JSONField(help_text="item key -> number or 'cant_say'; a skipped item is absent")
    about = models.JSONField(default=dict, help_text="demographics and extras, by key of the instrument")
    comment = models.TextField(blank=True)
    confidentiality = models.CharField(max_length=20, choices=list(CONFIDENTIALITY.items()), default="aggregated")
    revision = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, help_text="SHA-256(salt + canonical answers); the salt is never stored")
    day = models.DateField()
    wave = models.PositiveSmallIntegerField(default=1, help_text="1 before any reminder, 2 after one, 3 after two")
    minutes = models.PositiveSmallIntegerField(null=True, help_text="upper end of the band of minutes it took")

    def __str__(self) -> str:
        return f"response {self.pk}"


class Extension(models.Model):
    """The one lengthening of a field that had too few answers."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="extension")
    extended_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.round_id} +{self.days}"


class Closing(models.Model):
    """The end of a field: an event of its own, never a comparison with the clock."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="closing")
    closed_at = models.DateTimeField()
    invited = models.PositiveIntegerField(help_text="clients asked, undeliverable ones left out")
    undeliverable = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(help_text="clients with a valid response")

    def __str__(self) -> str:
        return f"{self.round_id} closed"
