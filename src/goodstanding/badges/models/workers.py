"""The badge of a worker's standing: switched on by the worker, signed anew while the standing is held."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from goodstanding.badges.models.credentials import StatusList
from goodstanding.marketplaces.models import Worker
from goodstanding.people.models import Account
from goodstanding.reputation.models import Standing


class WorkerBadge(models.Model):
    """One standing that its worker lets the public check, from the switch on to the end; its place in a status list.

    `on_by` is None where the standing was gained anew and the badge goes on.
    """

    CAUSES: ClassVar[dict[str, str]] = {
        "off": "the worker switched it off",
        "lost": "the standing ended",
        "left": "the worker is not on the marketplace any more",
        "withdrawn": "the marketplace withdrew it",
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="badges")
    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="badges")
    shows_score = models.BooleanField(default=False, help_text="the exact score instead of a band")
    code = models.CharField(max_length=8, unique=True, help_text="the short code that people type")
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="worker_badges")
    status_index = models.PositiveIntegerField(help_text="random place in the list")
    on_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    on_at = models.DateTimeField()
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=9, choices=list(CAUSES.items()), blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="of a withdrawal, public")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standing"], condition=models.Q(ended_at=None), name="worker_badge_once_at_a_time"
            ),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="worker_badge_once_a_place"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, cause="") | (models.Q(ended_at__isnull=False) & ~models.Q(cause="")),
                name="worker_badge_ends_for_a_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.standing_id}"


class WorkerCredential(models.Model):
    """A worker's badge as it was signed for some days: its bytes are stored and served, never made again.

    They are emptied where the worker left; the digest stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    badge = models.ForeignKey(WorkerBadge, on_delete=models.PROTECT, related_name="credentials")
    number = models.PositiveIntegerField(help_text="1 for a badge's first; one more each time it is signed anew")
    week = models.DateField(help_text="the Monday whose scores it says")
    policy = models.CharField(max_length=80, help_text="id of the version of the standing policy")
    signed = models.BinaryField(help_text="the credential with its proof")
    jwt = models.BinaryField(help_text="the same credential as VC-JWT")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the signed bytes")
    key = models.CharField(max_length=300, help_text="DID URL of the key that signed the proof")
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["badge", "number"], name="worker_credential_once_a_number")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def code(self) -> str:
        return self.badge.code

    @property
    def status_list(self) -> StatusList:
        return self.badge.status_list

    @property
    def status_list_id(self) -> int:
        return self.badge.status_list_id
