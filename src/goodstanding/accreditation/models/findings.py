"""Findings of an edition: frozen when they are published. Rows are added, never changed or removed."""

from django.db import models

from goodstanding.base.models.record import Line
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class Findings(Line):
    """What a programme says changed in an edition, as everybody reads it, and what is needed to audit later ones."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="findings")
    edition = models.PositiveSmallIntegerField()
    instrument = models.CharField(max_length=80, help_text="the questions that the items are of")
    policy = models.CharField(max_length=120, help_text="id of the policy version, such as findings-1@2026-01-01")
    policy_digest = models.CharField(max_length=64)
    norm_policy = models.CharField(max_length=120, help_text="by which figures are rounded and audited")
    inputs_digest = models.CharField(max_length=64, help_text="SHA-256 of what is behind them; not public")
    tables = models.JSONField(help_text="the published figures, rounded")
    behind = models.JSONField(help_text="means that follow from them, of decisions with scores; not public")
    introduction = models.JSONField(default=dict, help_text="language -> what the operator says first")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "edition"], name="findings_once_an_edition")]

    def __str__(self) -> str:
        return f"findings of {self.programme_id} {self.edition}"
