"""Who holds which standing, what was said ahead, pauses, and violations that close standings."""

from typing import ClassVar

from django.db import models

from goodstanding.disputes.models import Case
from goodstanding.marketplaces.models import Agency, Marketplace, Worker
from goodstanding.people.models import Account
from goodstanding.reputation.models.scores import one_holder


class Standing(models.Model):
    """A worker or an agency is Rising Talent or Top Rated from one Monday to another."""

    KINDS: ClassVar[dict[str, str]] = {"rising": "Rising Talent", "top": "Top Rated"}

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="standings")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="standings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="standings")
    kind = models.CharField(max_length=6, choices=list(KINDS.items()))
    rule = models.CharField(max_length=80, help_text="name of the standing policy by which it is held")
    policy = models.CharField(max_length=80, help_text="id of its version when it was gained")
    since = models.DateField()
    until = models.DateField(null=True, help_text="first day no longer held")
    lost_for = models.CharField(max_length=16, blank=True, help_text="code of the condition that ended it")
    gained_at = models.DateTimeField()
    lost_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_holder("standing_of_one"),
            models.UniqueConstraint(
                fields=["worker", "kind"], condition=models.Q(until=None), name="worker_holds_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["agency", "kind"], condition=models.Q(until=None), name="agency_holds_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["marketplace", "kind", "until"])]

    def __str__(self) -> str:
        return f"{self.worker_id or self.agency_id} {self.kind} since {self.since}"


class StandingNotice(models.Model):
    """What a holder is told of a standing: the condition, its value, what it needs, and when."""

    KINDS: ClassVar[dict[str, str]] = {
        "gained": "gained",
        "at_risk": "at risk",
        "grace": "in grace",
        "waits": "waits for a ruling",
        "lost": "lost",
    }

    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=7, choices=list(KINDS.items()))
    condition = models.CharField(max_length=16, blank=True, help_text="code of the condition")
    value = models.BigIntegerField(null=True, help_text="as it stands, in the unit of the condition")
    needed = models.BigIntegerField(null=True)
    on = models.DateField(help_text="the day from which it holds, or the last one of a grace")
    noted_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, help_text="when the mails were written")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standing", "kind", "condition", "on"], name="told_once_of_a_standing")
        ]
        indexes = [models.Index(fields=["told_at"])]

    def __str__(self) -> str:
        return f"{self.standing_id} {self.kind} {self.condition}"


class Pause(models.Model):
    """A time in which a worker is away: its weeks are not looked at, and it costs no standing."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, help_text="first day back")
    began_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worker"], condition=models.Q(until=None), name="one_pause_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="pause_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} away since {self.since}"


class Violation(models.Model):
    """A worker broke the guidelines, as the team found with reasons; circumvention closes standings for a time."""

    KINDS: ClassVar[dict[str, str]] = {
        "conduct": "broke the guidelines",
        "circumvention": "was paid around the marketplace",
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="violations")
    kind = models.CharField(max_length=13, choices=list(KINDS.items()))
    found_on = models.DateField()
    reason = models.TextField(help_text="as the worker reads it")
    case = models.OneToOneField(
        Case,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="in which it was ruled; none: by the team",
    )
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    lifted_on = models.DateField(null=True)
    lifted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["worker", "found_on"])]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.kind} {self.found_on}"
