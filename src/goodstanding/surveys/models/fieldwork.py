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


class Mailing(models.Model):
    """An invitation mailed: wave 1 asks, waves 2 and 3 remind."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="mailings")
    wave = models.PositiveSmallIntegerField()
    mailed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "wave"], name="one_mailing_a_wave"),
            models.CheckConstraint(condition=models.Q(wave__range=(1, 3)), name="at_most_two_reminders"),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} wave {self.wave}"


class Draft(models.Model):
    """Answers saved as they are given, so that another device can go on; gone when sent or when the field closes."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="draft")
    given = models.JSONField(help_text="the form's fields")
    day = models.DateField()

    def __str__(self) -> str:
        return f"draft of {self.invitation_id}"


class Decline(models.Model):
    """A contact's 'no' to an invitation."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="decline")
    declined_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.invitation_id} declined"


class Withdrawal(models.Model):
    """A respondent took the answers back: they are erased, and the respondent is left alone."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.invitation_id} withdrew"


class Handover(models.Model):
    """'I am not the right person': the link handed once to a colleague on the same domain."""

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="handover")
    successor = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="handed_from")
    handed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.invitation_id} to {self.successor_id}"


class Correction(models.Model):
    """A response mended after the close and before the signature, through the respondent's own link."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="corrections")
    revision = models.PositiveSmallIntegerField(help_text="the revision that it made")
    corrected_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "revision"], name="one_correction_a_revision")]

    def __str__(self) -> str:
        return f"{self.response_id} revision {self.revision}"
