"""A programme, its dated phases, and which marketplaces joined it."""

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account


class Programme(models.Model):
    """An accreditation scheme. What it asks and how it decides are names of policies, never columns."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120)
    designation = models.CharField(max_length=120, help_text="what a holder may call itself")
    adjective = models.CharField(max_length=60, help_text="the designation in a word, as in 'Trusted until'")
    operator = models.CharField(max_length=120, help_text="the organisation that runs it")
    instrument = models.CharField(max_length=80)
    award_rule = models.CharField(max_length=80)
    approvers = models.PositiveSmallIntegerField(default=1, help_text="signatures that a decision needs")
    founded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Phase(models.Model):
    """A dated stage of a programme, such as a free beta; what joining costs in it is a fact of the round."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="phases")
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    fee_cents = models.PositiveIntegerField(default=0)
    currency = models.CharField(max_length=3, default="USD")

    class Meta:
        ordering = ["programme", "starts_on"]
        constraints = [models.UniqueConstraint(fields=["programme", "starts_on"], name="one_phase_a_day")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.name}"


class Enrolment(models.Model):
    """A marketplace in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="enrolments")
    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="enrolments")
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "marketplace"], name="joined_once")]

    def __str__(self) -> str:
        return f"{self.marketplace_id} in {self.programme_id}"


class PolicyText(models.Model):
    """A policy version of an operator's own, as TOML: rows are added and never changed."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="policy_texts")
    text = models.TextField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"policy text {self.pk}"
