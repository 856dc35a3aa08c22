"""Releases of norms: frozen when they are made. Rows are added, never changed or removed."""

from django.db import models

from goodstanding.accreditation.models.judgements import Decision
from goodstanding.base.models.record import Line
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class Release(Line):
    """A frozen set of norms of a programme's edition."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="releases")
    edition = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="counts a programme's releases from 1")
    policy = models.CharField(max_length=120, help_text="id of the policy version, such as norms-1@2026-01-01")
    policy_digest = models.CharField(max_length=64)
    inputs_digest = models.CharField(max_length=64, help_text="SHA-256 of the decisions behind it; not public")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_release_a_number"),
            models.UniqueConstraint(fields=["programme", "inputs_digest"], name="frozen_once"),
        ]

    def __str__(self) -> str:
        return f"norms {self.number} of {self.programme_id}"


class NormCell(Line):
    """All, a region or a category in a release: its rounded figures, or why it is hidden."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="cells")
    key = models.CharField(max_length=80, help_text="all, region|Africa, category|Design")
    marketplaces = models.PositiveIntegerField(help_text="not public but as a band")
    figures = models.JSONField(null=True, help_text="mean, quartiles, pooled; null where it is hidden")
    reason = models.CharField(max_length=12, blank=True, help_text="why it is hidden; not public")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "key"], name="one_cell_a_key")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.key}"


class NormMember(Line):
    """A decision that a release is made of, where its marketplace stood then, and how it compares."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="members")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=60)
    category = models.CharField(max_length=60)
    score = models.FloatField(help_text="unrounded; read by later releases only")
    bands = models.JSONField(help_text="key of a published cell -> quarter of the others, 1 the lowest")
    shrunken = models.FloatField(null=True, help_text="rounded; null where the norm of all is hidden")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "decision"], name="once_a_release")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.decision_id}"
