"""The companies that buy work on a marketplace."""

from django.db import models

from goodstanding.marketplaces.models.marketplaces import Marketplace


class Company(models.Model):
    """A buyer on one marketplace; in a round it is called a client."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="companies")
    external_id = models.CharField(max_length=120, help_text="the marketplace's own id of this company")
    name = models.CharField(max_length=200, blank=True)
    domain = models.CharField(max_length=253, blank=True)
    created_at = models.DateTimeField()
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    about = models.TextField(blank=True)
    manager_name = models.CharField(max_length=120, blank=True, help_text="who hires, as talent may know it")
    manager_link = models.URLField(blank=True, help_text="a page about who hires")
    payment_verified_on = models.DateField(null=True, help_text="day on which the marketplace saw a payment work")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "external_id"], name="company_once_per_marketplace")
        ]

    def __str__(self) -> str:
        return self.name or self.external_id
