"""A marketplace, what it declares about itself, and the companies that buy work on it."""

from typing import ClassVar

from django.db import models


class Marketplace(models.Model):
    """A platform that brings clients and workers together."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120)
    site = models.URLField(help_text="canonical address, such as https://kazihub.example")
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2")
    founded = models.PositiveSmallIntegerField()
    size = models.CharField(max_length=12, help_text="people who work for the marketplace, as a band")
    zone = models.CharField(max_length=64, default="UTC")
    enrolled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def domain(self) -> str:
        return self.site.split("//")[-1].split("/")[0].removeprefix("www.")


class Facet(models.Model):
    """One self-declared property that directories filter by; a table, because both databases can join one."""

    KINDS: ClassVar[dict[str, str]] = {
        "region": "Region served",
        "category": "Category of work",
        "language": "Language of service",
        "ownership": "Ownership, self-declared",
    }

    marketplace = models.ForeignKey(Marketplace, on_delete=models.CASCADE, related_name="facets")
    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["marketplace", "kind", "value"], name="facet_once")]
        indexes = [models.Index(fields=["kind", "value"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"


class Company(models.Model):
    """A buyer on one marketplace; in a round it is called a client."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="companies")
    external_id = models.CharField(max_length=120, help_text="the marketplace's own id of this company")
    name = models.CharField(max_length=200, blank=True)
    domain = models.CharField(max_length=253, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "external_id"], name="company_once_per_marketplace")
        ]

    def __str__(self) -> str:
        return self.name or self.external_id
