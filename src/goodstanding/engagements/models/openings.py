"""An opening with its brief, who applied, who was interviewed, and what was offered."""

from typing import ClassVar

from django.db import models

from goodstanding.engagements.procedure import APPLICATION, OPENING, states
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Worker
from goodstanding.people.models import Account

PAY = {"fixed": "a price for the whole", "hourly": "a rate an hour", "daily": "a rate a day"}


class Opening(models.Model):
    """Work that a company offers, prepared so that a worker can judge it before applying."""

    BRIEF: ClassVar[dict[str, str]] = {
        "vision": "What it is for",
        "team_in_place": "Who is there already",
        "working_values": "How you work together",
        "direction": "Who decides, and how work is directed",
        "long_term": "The chance of more work",
        "scope": "What is to be done",
        "requirements": "What a worker must bring",
    }

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="openings")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="openings")
    title = models.CharField(max_length=160)
    category = models.CharField(max_length=60, blank=True, help_text="as in the marketplace's profile")
    vision = models.TextField(blank=True)
    team_in_place = models.TextField(blank=True)
    working_values = models.TextField(blank=True)
    direction = models.TextField(blank=True)
    long_term = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    requirements = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    pay = models.CharField(max_length=6, choices=list(PAY.items()))
    price_cents = models.PositiveBigIntegerField(
        default=0, help_text="what the company expects to pay, in the unit of `pay`; a draft may leave it at 0"
    )
    state = models.CharField(max_length=6, choices=[(s, s) for s in states(OPENING)], default="draft")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="opening_ends_after_start",
            )
        ]
        indexes = [models.Index(fields=["marketplace", "state", "published_at"])]

    def __str__(self) -> str:
        return self.title


class Application(models.Model):
    """A worker's application to an opening: scope and availability confirmed, a rate named."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="applications")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="applications")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True, help_text="what the worker says to the company")
    available_from = models.DateField()
    hours_a_week = models.PositiveSmallIntegerField()
    rate_cents = models.PositiveBigIntegerField(help_text="in the unit of the opening's pay")
    warnings = models.JSONField(default=list, help_text="keys of the red warnings that the worker saw and went on")
    state = models.CharField(max_length=9, choices=[(s, s) for s in states(APPLICATION)], default="sent")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opening", "worker"], name="one_application_a_worker")]

    def __str__(self) -> str:
        return f"{self.worker_id} for {self.opening_id}"


class Interview(models.Model):
    """A conversation that was arranged, with its link, and whether it took place."""

    STATES: ClassVar[dict[str, str]] = {"planned": "planned", "held": "held", "cancelled": "cancelled"}

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    link = models.URLField(blank=True, help_text="where to meet, such as a video call")
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="planned")
    note = models.CharField(max_length=400, blank=True)
    arranged_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    arranged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"


class Offer(models.Model):
    """What a company offers an applicant: rate and expenses are agreed before anything starts."""

    STATES: ClassVar[dict[str, str]] = {
        "open": "open",
        "accepted": "accepted",
        "declined": "declined",
        "withdrawn": "withdrawn",
    }

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="offers")
    pay = models.CharField(max_length=6, choices=list(PAY.items()))
    rate_cents = models.PositiveBigIntegerField()
    expenses_cents = models.PositiveBigIntegerField(default=0, help_text="most that is paid for expenses")
    expenses_note = models.CharField(max_length=400, blank=True)
    pay_within_days = models.PositiveSmallIntegerField(default=14, help_text="from an invoice to the day it is due")
    scope = models.TextField()
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    trial_scope = models.TextField(blank=True, help_text="of a paid trial; none where empty")
    trial_cents = models.PositiveBigIntegerField(null=True, blank=True)
    trial_ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="open")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=400, blank=True, help_text="the worker's word with a no")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(state="open"), name="one_open_offer_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.state}"
