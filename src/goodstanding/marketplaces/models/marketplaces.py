"""A marketplace, what it declares about itself, and who is offered a place on its team, at a company or as a worker."""

from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models

from goodstanding.people.models import Account


class Marketplace(models.Model):
    """A platform that brings clients and workers together."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120)
    site = models.URLField(help_text="canonical address, such as https://kazihub.example")
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2")
    founded = models.PositiveSmallIntegerField()
    size = models.CharField(max_length=12, help_text="people who work for the marketplace, as a band")
    zone = models.CharField(max_length=64, default="UTC")
    currency = models.CharField(max_length=3, default="USD", help_text="ISO 4217; every amount on it is in this one")
    enrolled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    def day(self, at: datetime) -> date:
        """The day that it is at this moment where the marketplace is."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def domain(self) -> str:
        return domain_of(self.site)


def domain_of(site: str) -> str:
    """The host of a site's address, without "www."."""
    return site.split("//")[-1].split("/")[0].removeprefix("www.")


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


class TeamInvitation(models.Model):
    """A place offered to an address: on the team, at a company, or as a worker.

    Open until its owner says yes or no, or the team withdraws it.
    """

    OFFICES: ClassVar[dict[str, str]] = {"team": "on the team", "client": "at a company", "worker": "as a worker"}
    OUTCOMES: ClassVar[dict[str, str]] = {
        "": "open",
        "accepted": "accepted",
        "declined": "declined",
        "withdrawn": "withdrawn by the team",
    }

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="team_invitations")
    office = models.CharField(max_length=6, choices=list(OFFICES.items()), default="team")
    tenant = models.BigIntegerField(help_text="id of the marketplace, company or worker at which the place is")
    email = models.EmailField(help_text="in lower case")
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    outcome = models.CharField(max_length=9, choices=list(OUTCOMES.items()), default="", blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "tenant", "email"], condition=models.Q(outcome=""), name="invited_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["email"])]

    def __str__(self) -> str:
        return f"{self.marketplace_id} {self.outcome or 'open'}"
