"""What both sides of a case say, show and propose."""

from typing import ClassVar

from django.db import models

from goodstanding.base.models import File
from goodstanding.disputes.models.cases import Case, Party
from goodstanding.people.models import Account


class Statement(models.Model):
    """What one side says, for the other and for who rules."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="statements")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 ... in its case")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="statements")
    text = models.TextField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="statement_number_once")]

    def __str__(self) -> str:
        return f"statement {self.number} in case {self.case_id}"


class StatementFile(models.Model):
    """A file with a statement, as it was written anew."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, db_index=False, related_name="files")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3 ... with its statement")
    name = models.CharField(max_length=120, help_text="as its owner called it")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="statement_file_number_once")]

    def __str__(self) -> str:
        return self.name


class Agreement(models.Model):
    """What one side proposes to end the case with; the other accepts or not."""

    STATES: ClassVar[dict[str, str]] = {
        "open": "waits",
        "accepted": "accepted",
        "declined": "declined",
        "lapsed": "fell with the end of the talks",
    }

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False, related_name="agreements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="open")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(state="open"), name="one_open_agreement_a_case")
        ]
        indexes = [models.Index(fields=["case", "proposed_at"], name="agreement_of_case")]

    def __str__(self) -> str:
        return f"agreement in case {self.case_id}: {self.state}"
