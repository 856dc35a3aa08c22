"""How a case comes to who rules, what is ruled, and how it is appealed or taken back."""

from typing import ClassVar

from django.db import models

from goodstanding.disputes.models.cases import Case, Party
from goodstanding.people.models import Account


class Escalation(models.Model):
    """Why who rules has the case now."""

    WHYS: ClassVar[dict[str, str]] = {
        "impasse": "one side saw no way to agree",
        "silence": "the time was over",
        "kind": "nobody is asked first in this kind of case",
    }

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="escalation")
    why = models.CharField(max_length=7, choices=list(WHYS.items()))
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"case {self.case_id} escalated: {self.why}"


class Ruling(models.Model):
    """What a person decided, with reasons. The second instance replaces the first."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="rulings")
    instance = models.PositiveSmallIntegerField(help_text="1, or 2 on appeal")
    code = models.CharField(max_length=16, help_text="one of the policy's rulings of this kind")
    reasons = models.TextField()
    effect = models.JSONField(default=dict, help_text="figures that go with the code: percent, 0 to 100")
    conflict_line = models.CharField(max_length=400, help_text="what who ruled has to do with either side, or nothing")
    has_conflict = models.BooleanField(default=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    is_outside = models.BooleanField(default=False, help_text="by a reviewer invited from outside")
    is_same_person = models.BooleanField(default=False, help_text="on appeal by who ruled first: nobody else there")
    at = models.DateTimeField()

    class Meta:
        ordering = ["instance"]
        constraints = [
            models.UniqueConstraint(fields=["case", "instance"], name="one_ruling_an_instance"),
            models.CheckConstraint(condition=models.Q(instance__in=(1, 2)), name="two_instances"),
        ]
        indexes = [models.Index(fields=["at"], name="ruling_by_time")]

    def __str__(self) -> str:
        return f"ruling {self.instance} in case {self.case_id}: {self.code}"


class Appeal(models.Model):
    """One side asks for a second ruling, once."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="appeal")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    appealed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"appeal in case {self.case_id}"


class Withdrawal(models.Model):
    """Who opened the case took it back."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"case {self.case_id} withdrawn"
