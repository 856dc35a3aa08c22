"""Reports of conduct, and the measures that follow from rulings on them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goodstanding.disputes.models.cases import Case
from goodstanding.disputes.models.rulings import Ruling
from goodstanding.people.models import Account


class Report(models.Model):
    """Somebody says that a person breaks a rule of conduct. Who it was is for the team alone, unless they agree."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    rule = models.CharField(max_length=16, help_text="a rule of the policy of conduct")
    policy = models.CharField(max_length=40, help_text="that policy with its version")
    about_kind = models.CharField(max_length=12, help_text="what the report started from, such as review")
    about_id = models.BigIntegerField()
    text = models.TextField(help_text="what happened; who is reported reads it")
    private = models.TextField(blank=True, help_text="what only who rules reads")
    office = models.CharField(max_length=6, blank=True, help_text="the reporter's office; none: a pattern was found")
    name = models.CharField(max_length=160, blank=True, help_text="the reporter's name; read only where is_named")
    is_named = models.BooleanField(default=False, help_text="the reporter agrees to be named")
    reported_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "reported_by"], name="reported_once_a_case")]
        indexes = [models.Index(fields=["reported_by", "reported_at"], name="report_by_reporter")]

    def __str__(self) -> str:
        return f"report of {self.rule} in case {self.case_id}"


class Measure(models.Model):
    """What a ruling on conduct brings, from its moment on: a warning, a hold until a day, or the removal."""

    KINDS: ClassVar[dict[str, str]] = {"warning": "a warning", "hold": "a hold", "removal": "the removal"}
    LIFTED: ClassVar[dict[str, str]] = {"": "in force", "appeal": "replaced on appeal", "team": "lifted by the team"}

    kind = models.CharField(max_length=7, choices=list(KINDS.items()))
    office = models.CharField(max_length=6, help_text="worker or client")
    tenant = models.BigIntegerField(help_text="id of the worker or company")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="measure")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="of a hold")
    lifted_at = models.DateTimeField(null=True)
    lifted = models.CharField(max_length=6, choices=list(LIFTED.items()), blank=True, default="")
    lifted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at=None), name="one_measure_a_case"),
            models.CheckConstraint(
                condition=Q(kind="hold", until__gt=F("since")) | ~Q(kind="hold") & Q(until=None),
                name="a_hold_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted="") | Q(lifted_at__isnull=False) & ~Q(lifted=""),
                name="lifted_with_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "tenant"], condition=Q(lifted_at=None), name="measure_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.office} {self.tenant}"
