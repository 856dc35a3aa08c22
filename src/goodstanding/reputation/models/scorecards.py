"""By which formula a marketplace reckons its scorecards, and its own rates, towards which those of few cases lean."""

from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account


class ScorecardFormula(models.Model):
    """From a day on, a marketplace's scorecards follow this policy; before the first, they follow scorecard-1."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="scorecard_formulas")
    name = models.CharField(max_length=60, help_text="name of a policy of the kind scorecard")
    since = models.DateField()
    chosen_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["marketplace", "since"], name="one_scorecard_formula_a_day")]

    def __str__(self) -> str:
        return f"{self.name} since {self.since}"


class UsualRates(models.Model):
    """The shares of all workers, or of all companies, of a marketplace together, as they stood on a day."""

    SIDES: ClassVar[dict[str, str]] = {"company": "companies", "worker": "workers"}

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="usual_rates")
    side = models.CharField(max_length=7, choices=list(SIDES.items()))
    day = models.DateField()
    policy = models.CharField(max_length=80, help_text="id of the policy version, such as scorecard-1@2026-01-01")
    shares = models.JSONField(help_text='"recent" and "lifetime" -> key of a share -> [hits, cases]')

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "side", "policy", "day"], name="usual_rates_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.marketplace_id} {self.side} {self.day}"
