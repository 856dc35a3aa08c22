"""Answers with names, opened in an emergency."""

from django.db import models

from goodstanding.base.models.record import Line
from goodstanding.people.models import Account
from goodstanding.surveys.models.rounds import Round


class BreakGlass(Line):
    """An operator opened the answers of a decided round with names, for a reason and an hour; rows are only added."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="glass_broken")
    reason = models.CharField(max_length=400, help_text="shown to the marketplace and to each respondent")
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("opened_at")), name="glass_is_open_a_while"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="glass_is_broken_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} opened {self.opened_at:%Y-%m-%d %H:%M}"
