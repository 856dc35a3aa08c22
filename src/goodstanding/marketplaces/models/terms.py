"""A marketplace's guidelines and terms, version by version, and who accepted which when."""

from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models.marketplaces import Marketplace
from goodstanding.people.models import Account


class Terms(models.Model):
    """One version of a marketplace's guidelines or terms; the newest in force is what must be accepted."""

    KINDS: ClassVar[dict[str, str]] = {"guidelines": "Conduct guidelines", "terms": "Terms"}

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    version = models.PositiveSmallIntegerField(help_text="1, 2, 3 ...")
    text = models.TextField()
    in_force_from = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["marketplace", "kind", "version"], name="terms_version_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Acceptance(models.Model):
    """A person accepted a version of the guidelines or terms."""

    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="acceptances")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["terms", "account"], name="accepted_once")]

    def __str__(self) -> str:
        return f"{self.account_id} accepted {self.terms_id}"
