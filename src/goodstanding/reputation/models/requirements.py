"""Requirement sets of a marketplace, which openings ask for them, and who was let through in spite of one."""

from typing import ClassVar

from django.db import models

from goodstanding.engagements.models import Offer, Opening
from goodstanding.marketplaces.models import Marketplace, Qualification
from goodstanding.people.models import Account


class RequirementSet(models.Model):
    """Named minimums that a worker is checked against: rates of the scorecard, and papers that still hold."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="requirement_sets")
    name = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["marketplace", "name"], condition=models.Q(retired_at=None), name="requirement_set_named_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RateRequirement(models.Model):
    """A measure of the worker's scorecard must be at least, or at most, so much."""

    BOUNDS: ClassVar[dict[str, str]] = {"least": "at least", "most": "at most"}

    requirement_set = models.ForeignKey(RequirementSet, on_delete=models.CASCADE, related_name="rates")
    measure = models.CharField(max_length=32, help_text="key of a measure of the scorecard policy")
    bound = models.CharField(max_length=5, choices=list(BOUNDS.items()))
    value = models.DecimalField(max_digits=9, decimal_places=4, help_text="a share from 0 to 1, or the measure's unit")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["requirement_set", "measure"], name="one_bound_a_measure")]

    def __str__(self) -> str:
        return f"{self.measure} {self.bound} {self.value}"


class PaperRequirement(models.Model):
    """A worker must hold a qualification of this kind, and title where one is named, on the day of the check."""

    requirement_set = models.ForeignKey(RequirementSet, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=11, choices=list(Qualification.KINDS.items()))
    title = models.CharField(max_length=160, blank=True)
    is_checked = models.BooleanField(default=False, help_text="the marketplace must have seen the paper")

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class OpeningRequirement(models.Model):
    """An opening asks for a set."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="requirement_sets")
    requirement_set = models.ForeignKey(RequirementSet, on_delete=models.PROTECT, related_name="asked_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opening", "requirement_set"], name="set_asked_once")]

    def __str__(self) -> str:
        return f"{self.opening_id} asks {self.requirement_set_id}"


class Override(models.Model):
    """A company made an offer to somebody who is not known to meet a set, for a reason that is kept."""

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="override")
    missed = models.JSONField(help_text="the requirements that were not met, as they were found")
    reason = models.CharField(max_length=600)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"override for offer {self.offer_id}"
