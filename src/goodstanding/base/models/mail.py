"""Mail that leaves the house: what was written, each attempt to send it, and when sending was held."""

from django.db import models


class OutgoingMail(models.Model):
    """One mail to one address; the same purpose about the same thing is never written twice to one address."""

    class State(models.TextChoices):
        QUEUED = "queued", "waits for its time"
        SENDING = "sending", "handed to the mail server just now"
        SENT = "sent", "taken by the mail server"
        DEAD = "dead", "given up"

    purpose = models.CharField(max_length=80)
    about = models.CharField(max_length=128)
    to = models.CharField(max_length=254)
    message_id = models.CharField(max_length=128, unique=True)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=400)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, help_text="further headers by name, such as List-Unsubscribe")
    written_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purpose", "about", "to"], name="mail_written_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="mail_due")]

    def __str__(self) -> str:
        return f"{self.purpose} about {self.about}: {self.state}"


class MailAttempt(models.Model):
    """One try at sending; an attempt without an outcome was cut short, or is under way."""

    class Outcome(models.TextChoices):
        NONE = "", "not known"
        TAKEN = "taken", "the mail server took it"
        REFUSED = "refused", "the mail server will never take it"
        NOBODY = "nobody", "nobody can be reached at the address"
        FAILED = "failed", "it may work later"

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.NONE, blank=True)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["mail", "number"], name="mail_attempted_once_a_number")]

    def __str__(self) -> str:
        return f"attempt {self.number}: {self.outcome}"


class MailHold(models.Model):
    """A time in which no mail leaves: a restored backup must not write to people a second time."""

    since = models.DateTimeField()
    reason = models.CharField(max_length=400)
    released_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"held since {self.since}: {self.reason}"
