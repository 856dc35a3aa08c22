"""Gatherings, which pages call events: partner events, office hours, evenings hosted by Top Rated workers, the yearly
event; and who comes.
"""

import uuid
from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class Gathering(models.Model):
    """People meet at a time. A series of slots or weeks is several of these with one `series`."""

    KINDS: ClassVar[dict[str, str]] = {
        "partner": "Partner event",
        "webinar": "Office hours: webinar",
        "group": "Office hours: small group",
        "single": "Office hours: one to one",
        "hosted": "Hosted by a Top Rated worker",
        "yearly": "Yearly event",
    }
    AUDIENCES: ClassVar[dict[str, str]] = {
        "public": "Everybody",
        "holders": "Teams of marketplaces that hold the award",
        "ever": "Teams of marketplaces that hold or held the award",
        "top": "Top Rated workers",
        "invited": "One marketplace: its team, workers and companies",
    }
    STATES: ClassVar[dict[str, str]] = {
        "proposed": "proposed by its host",
        "declined": "declined, with a reason",
        "published": "published",
        "cancelled": "cancelled, with a reason",
    }

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="UID of its calendar file")
    series = models.UUIDField(default=uuid.uuid4, editable=False, help_text="shared by the slots of one plan")
    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="gatherings")
    marketplace = models.ForeignKey(Marketplace, null=True, on_delete=models.PROTECT, related_name="gatherings")
    invited = models.ForeignKey(Marketplace, null=True, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=list(KINDS.items()))
    audience = models.CharField(max_length=8, choices=list(AUDIENCES.items()))
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    language = models.CharField(max_length=8, help_text="that is spoken there")
    zone = models.CharField(max_length=64, help_text="IANA time zone in which it was planned")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True, help_text="of the call; shown to who comes and to nobody else")
    capacity = models.PositiveSmallIntegerField(null=True, help_text="most who come; none where anybody may")
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="published")
    reason = models.CharField(max_length=400, blank=True, help_text="why it was declined or cancelled")
    sequence = models.PositiveIntegerField(default=0, help_text="how often it was changed since it was planned")
    planned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(programme=None, marketplace__isnull=False)
                | models.Q(programme__isnull=False, marketplace=None),
                name="gathering_of_one_organiser",
            ),
            models.CheckConstraint(
                condition=models.Q(audience="invited", invited__isnull=False)
                | (~models.Q(audience="invited") & models.Q(invited=None)),
                name="gathering_invites_one_marketplace",
            ),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="gathering_has_length"),
            models.CheckConstraint(
                condition=models.Q(capacity=None) | models.Q(capacity__gte=1), name="gathering_has_room"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def organiser(self) -> str:
        """Its name: who answers for the gathering."""
        return self.programme.operator if self.programme else str(self.marketplace)

    @property
    def tenant(self) -> str:
        return f"programme:{self.programme_id}" if self.programme_id else f"marketplace:{self.marketplace_id}"


class Rsvp(models.Model):
    """What a person answered: comes, waits for a place, or stays away."""

    STATES: ClassVar[dict[str, str]] = {"coming": "comes", "waiting": "waits for a place", "away": "stays away"}

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="rsvps")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=list(STATES.items()))
    answered_at = models.DateTimeField(help_text="since when in this line; the first of it comes first")
    answers = models.PositiveIntegerField(default=1, help_text="how often the state changed")
    reminders = models.BooleanField(default=True, help_text="whether reminders are wanted")
    reminded = models.PositiveSmallIntegerField(null=True, help_text="days ahead of the last reminder")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "account"], name="one_answer_a_guest")]
        indexes = [models.Index(fields=["gathering", "state", "answered_at"])]

    def __str__(self) -> str:
        return f"{self.account_id} {self.state}"
