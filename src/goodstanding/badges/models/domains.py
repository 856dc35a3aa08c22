"""Whose domain it is, and who pretends."""

from django.db import models

from goodstanding.badges.models.credentials import Credential
from goodstanding.marketplaces.models import Marketplace


class DomainProof(models.Model):
    """Control of a marketplace's domain, as it was seen on a day."""

    METHODS = {
        "dns": "DNS TXT record",
        "file": "well-known file",
        "meta": "meta tag on the home page",
        "demo": "made world: nobody can own this domain",
    }

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="domain_proofs")
    domain = models.CharField(max_length=253)
    method = models.CharField(max_length=4, choices=list(METHODS.items()))
    proved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["marketplace", "domain", "proved_at"], name="newest_proof")]

    def __str__(self) -> str:
        return f"{self.domain} by {self.method}"


class LookalikeReport(models.Model):
    """A stranger's word that a site shows a badge that is not its own; one a site and badge until it is settled."""

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="lookalikes")
    site = models.CharField(max_length=253, help_text="host that the visitor came from")
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["credential", "site"], condition=models.Q(settled_at=None), name="lookalike_open_once"
            )
        ]

    def __str__(self) -> str:
        return self.site
