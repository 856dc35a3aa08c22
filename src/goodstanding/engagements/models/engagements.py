"""An engagement with the days that scorecards and scores are made of, its paid trial and its invoices."""

from typing import ClassVar

from django.db import models

from goodstanding.engagements.models.openings import PAY, Offer
from goodstanding.engagements.procedure import ENGAGEMENT, states
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Worker

SIDES = {"company": "company", "worker": "worker"}

SCORED = (
    *("started_on", "ended_at", "end_reason", "paid_cents", "marketplace", "company", "id"),
    *("revealed_at", "revealed_on", "revealed_points", "revealed_recommend"),
)
"""All that a score reads of an engagement, so that one index answers for a worker's thousands."""


class Engagement(models.Model):
    """A contract or assignment between a worker and a company, on a marketplace.

    The columns from `accepted_on` on are facts as they came to be; those of the same engagement's offer, thread and
    invoices tell them at length. Imported engagements have the columns alone. Those that begin with `revealed` repeat
    what the reveal made known of the review of the worker, and say nothing before it. A foreign key that begins an
    index of two columns has none of its own, which would find nothing more and slow every import.
    """

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, db_index=False, related_name="engagements")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, db_index=False, related_name="engagements")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, db_index=False, related_name="engagements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="engagements")
    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, null=True, related_name="engagement")
    external_id = models.CharField(max_length=120, help_text="the marketplace's own id; ours begin with 'here-'")
    title = models.CharField(max_length=160)
    category = models.CharField(max_length=60, blank=True)
    scope = models.TextField(blank=True)
    pay = models.CharField(max_length=6, choices=list(PAY.items()), default="fixed")
    rate_cents = models.PositiveBigIntegerField(default=0)
    expenses_cents = models.PositiveBigIntegerField(default=0, help_text="most that is paid for expenses")
    pay_within_days = models.PositiveSmallIntegerField(default=14, help_text="from an invoice to the day it is due")
    may_subcontract = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, help_text="agreed first day")
    due_on = models.DateField(null=True, help_text="agreed day of delivery")
    state = models.CharField(max_length=9, choices=[(s, s) for s in states(ENGAGEMENT)], default="agreed")
    answer_minutes = models.PositiveIntegerField(null=True, help_text="from the offer to the worker's yes")
    accepted_on = models.DateField()
    started_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True, help_text="day of the delivery that was approved, else of the last one")
    approved_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="the moment, from which the review window runs")
    end_reason = models.CharField(max_length=24, blank=True, help_text="code of the policy on endings")
    ended_by = models.CharField(max_length=7, choices=list(SIDES.items()), blank=True)
    paid_cents = models.PositiveBigIntegerField(default=0, help_text="sum of what was paid")
    revealed_at = models.DateTimeField(null=True, help_text="when its reviews, or that there are none, were shown")
    revealed_on = models.DateField(null=True, help_text="that day where the marketplace is")
    revealed_points = models.PositiveSmallIntegerField(null=True, help_text="of the company's review, once shown")
    revealed_recommend = models.PositiveSmallIntegerField(null=True, help_text="its private part, counted once shown")
    imported_digest = models.CharField(max_length=32, blank=True, help_text="of the row that it was last imported as")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "external_id"], name="engagement_once_per_marketplace"),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_on__isnull=False, ended_at__isnull=False)
                | ~models.Q(state="ended") & models.Q(ended_on=None, ended_at=None),
                name="engagement_ended_with_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(revealed_at__isnull=False, revealed_on__isnull=False)
                | models.Q(revealed_at=None, revealed_on=None, revealed_points=None, revealed_recommend=None),
                name="engagement_sealed_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "ended_on", *SCORED], name="engagement_of_worker_scored"),
            models.Index(fields=["company", "ended_on"]),
            models.Index(fields=["marketplace", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tenant(self) -> str:
        return f"marketplace:{self.marketplace_id}"


class Trial(models.Model):
    """The paid trial at the start of an engagement; at its end both know whether to go on."""

    DECISIONS: ClassVar[dict[str, str]] = {"": "not decided", "continue": "goes on", "stop": "ends with the trial"}

    engagement = models.OneToOneField(Engagement, on_delete=models.PROTECT, related_name="trial")
    scope = models.TextField()
    price_cents = models.PositiveBigIntegerField()
    ends_on = models.DateField()
    asked_at = models.DateTimeField(null=True, help_text="when both sides were asked whether to continue")
    company_says = models.CharField(max_length=8, choices=list(DECISIONS.items()), default="", blank=True)
    worker_says = models.CharField(max_length=8, choices=list(DECISIONS.items()), default="", blank=True)
    decided_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"trial of {self.engagement_id}"


class Invoice(models.Model):
    """What a worker asks to be paid, by when, and when it was."""

    KINDS: ClassVar[dict[str, str]] = {"work": "work", "expenses": "expenses", "trial": "paid trial"}

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, db_index=False, related_name="invoices")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 ... in its engagement")
    kind = models.CharField(max_length=8, choices=list(KINDS.items()), default="work")
    cents = models.PositiveBigIntegerField()
    sent_on = models.DateField()
    due_on = models.DateField()
    paid_on = models.DateField(null=True)
    reference = models.CharField(max_length=120, blank=True, help_text="of the payment, as the company's bank has it")
    withdrawn_on = models.DateField(null=True)
    is_imported = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engagement", "number"], name="invoice_number_once")]
        indexes = [models.Index(fields=["engagement", "due_on"])]

    def __str__(self) -> str:
        return f"{self.engagement_id} no. {self.number}"
