"""The weekly snapshots of scores, and what is left out of them."""

from typing import ClassVar

from django.db import models

from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Worker
from goodstanding.people.models import Account


def one_holder(name: str) -> models.CheckConstraint:
    """The row is a worker's or an agency's."""
    return models.CheckConstraint(
        condition=models.Q(worker=None, agency__isnull=False) | models.Q(worker__isnull=False, agency=None), name=name
    )


class Snapshot(models.Model):
    """All scores of a marketplace as they stood on a Monday at 00:00 UTC by one rule; kept for ever."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="snapshots")
    week = models.DateField(help_text="a Monday")
    rule = models.CharField(max_length=80, help_text="name of the standing policy")
    policy = models.CharField(max_length=80, help_text="id of the version of the standing policy")
    score_policy = models.CharField(max_length=80, help_text="id of the version of the score policy")
    digest = models.CharField(max_length=64, help_text="SHA-256 of both versions' digests and of what was counted")
    holders = models.PositiveIntegerField(help_text="workers and agencies that were scored")
    changed = models.PositiveIntegerField(help_text="those whose score differs from the snapshot before")
    is_afterwards = models.BooleanField(default=False, help_text="reckoned later from what was known later")
    taken_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True, help_text="when standings were judged by it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["marketplace", "rule", "week"], name="snapshot_once_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self.marketplace_id} {self.week} {self.policy}"


class Score(models.Model):
    """What a snapshot found of one worker or agency, written where it differs from the snapshot before.

    Where a snapshot has no row, the latest earlier one of the same rule still holds.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="scores")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="scores")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="scores")
    week = models.DateField(help_text="as in the snapshot, for the index")
    rule = models.CharField(max_length=80, help_text="as in the snapshot, for the index")
    score = models.PositiveSmallIntegerField(null=True, help_text="0 to 100; none where too little is known")
    outcomes = models.PositiveIntegerField(help_text="rated ones in the longest window")
    companies = models.PositiveIntegerField(help_text="behind them")
    sums = models.JSONField(help_text="months of a window -> [A, B, U]: the sums of the kernel, in 30ths of 1e-12")

    class Meta:
        constraints = [
            one_holder("score_of_one"),
            models.UniqueConstraint(fields=["snapshot", "worker"], name="score_once_a_worker"),
            models.UniqueConstraint(fields=["snapshot", "agency"], name="score_once_an_agency"),
        ]
        indexes = [
            models.Index(fields=["worker", "rule", "week"]),
            models.Index(fields=["agency", "rule", "week"]),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id or self.agency_id} {self.week}: {self.score}"


class CompanyFlag(models.Model):
    """A company whose feedback is left out of a worker's score, going by what it said of others.

    The worker's own feedback is no part of the test, so a flag belongs to a pair.
    """

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="flags")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(help_text="first day on which it does not hold any more")
    policy = models.CharField(max_length=80, help_text="id of the version of the score policy")
    workers = models.PositiveIntegerField(help_text="other workers who were rated")
    negative = models.PositiveIntegerField(help_text="of their outcomes")
    outcomes = models.PositiveIntegerField(help_text="of theirs, rated")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "worker", "since"], name="flagged_once_a_day")]
        indexes = [models.Index(fields=["worker", "until"])]

    def __str__(self) -> str:
        return f"{self.company_id} for {self.worker_id} until {self.until}"


class RemovalRequest(models.Model):
    """A Top Rated worker asks that one engagement leaves profile and score; a person of the team decides."""

    STATES: ClassVar[dict[str, str]] = {
        "open": "waits for an answer",
        "granted": "granted",
        "refused": "refused",
        "withdrawn": "withdrawn",
        "undone": "granted, and undone by the team",
    }

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="removal_requests")
    why = models.TextField()
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="open")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="of the decision, as the worker reads it")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=models.Q(state__in=["open", "granted"]), name="one_removal_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.state}"


class Exclusion(models.Model):
    """An engagement left out of the score of its worker, with its reason code; another record ends it."""

    REASONS: ClassVar[dict[str, str]] = {"removed": "left out on the worker's request"}

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="exclusions")
    reason = models.CharField(max_length=12, choices=list(REASONS.items()))
    request = models.OneToOneField(RemovalRequest, on_delete=models.PROTECT, null=True, related_name="exclusion")
    since = models.DateField()
    until = models.DateField(null=True, help_text="first day on which it counts again")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=models.Q(until=None), name="excluded_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} {self.reason}"
