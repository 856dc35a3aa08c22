"""Who was to rule and handed the case on."""

from django.db import models

from goodstanding.disputes.models.cases import Case
from goodstanding.people.models import Account


class Handover(models.Model):
    """Somebody of the desk has to do with a side, and left the case to the others."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="handovers")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=400, help_text="what they have to do with it; the colleagues read it")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="handed_on_once_a_person")]

    def __str__(self) -> str:
        return f"case {self.case_id} handed on by {self.account_id}"
