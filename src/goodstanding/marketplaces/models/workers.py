"""Workers, what they can show for themselves, and the agencies they belong to."""

from typing import ClassVar

from django.db import models

from goodstanding.base.models import File
from goodstanding.marketplaces.models.marketplaces import Marketplace
from goodstanding.people.models import Account


class Worker(models.Model):
    """A freelancer on one marketplace. What others said of one is no part of this: see reviews."""

    BRAND: ClassVar[dict[str, str]] = {
        "photo": "Photo",
        "headline": "Headline",
        "about": "About you",
        "country": "Country",
        "rate": "Rate",
        "skill": "Skills",
        "tool": "Tools",
        "certificate": "Certificates",
        "licence": "Licences",
        "insurance": "Insurance",
        "portfolio": "Photos of work",
        "agency": "Agency",
    }
    """Fields that a worker may leave out of the public profile."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="workers")
    external_id = models.CharField(max_length=120, help_text="the marketplace's own id of this worker")
    slug = models.SlugField(max_length=120, help_text="part of the address of the public profile")
    name = models.CharField(max_length=120)
    headline = models.CharField(max_length=160, blank=True)
    about = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    rate_cents = models.PositiveIntegerField(null=True, help_text="usual rate an hour, in the marketplace's currency")
    hidden = models.JSONField(default=list, blank=True, help_text="keys of BRAND that the public profile leaves out")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "external_id"], name="worker_once_per_marketplace"),
            models.UniqueConstraint(fields=["marketplace", "slug"], name="worker_slug_once_per_marketplace"),
        ]

    def __str__(self) -> str:
        return self.name


class Qualification(models.Model):
    """Something a worker can show: a skill, a tool, a certificate, a licence, insurance; with its expiry, if any."""

    KINDS: ClassVar[dict[str, str]] = {
        "skill": "Skill",
        "tool": "Tool",
        "certificate": "Certificate",
        "licence": "Licence",
        "insurance": "Insurance",
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="qualifications")
    kind = models.CharField(max_length=11, choices=list(KINDS.items()))
    title = models.CharField(max_length=160)
    issuer = models.CharField(max_length=160, blank=True)
    reference = models.CharField(max_length=120, blank=True, help_text="number of the certificate, licence or policy")
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True, help_text="last day on which it holds")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "kind", "title"],
                condition=models.Q(removed_at=None),
                name="qualification_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.title


class QualificationCheck(models.Model):
    """The marketplace saw the paper behind a qualification."""

    qualification = models.OneToOneField(Qualification, on_delete=models.PROTECT, related_name="check_made")
    checked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    note = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"{self.qualification_id} checked"


class Photo(models.Model):
    """A picture on a worker's profile: the portrait, or work done."""

    KINDS: ClassVar[dict[str, str]] = {"photo": "Photo", "portfolio": "Photo of work"}

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="photos")
    kind = models.CharField(max_length=9, choices=list(KINDS.items()))
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=200, help_text="what it shows, for those who cannot see it")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=models.Q(kind="photo", removed_at=None), name="one_portrait_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.description


class Agency(models.Model):
    """Workers who work together under one name: a team, in the words of many marketplaces."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="agencies")
    external_id = models.CharField(max_length=120, help_text="the marketplace's own id of this agency")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "external_id"], name="agency_once_per_marketplace"),
            models.UniqueConstraint(fields=["marketplace", "slug"], name="agency_slug_once_per_marketplace"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A worker's time in an agency; an exclusive member belongs to no other."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="memberships")
    is_exclusive = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, help_text="first day no longer a member")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "worker"], condition=models.Q(until=None), name="member_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["worker"],
                condition=models.Q(until=None, is_exclusive=True),
                name="one_exclusive_agency_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} in {self.agency_id}"
