"""Which rule a marketplace's scores and standings follow, and changes of it that are announced before they hold."""

from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account


class RuleChange(models.Model):
    """A marketplace's rule of scores and standings from a day on; before the first, standing-1 and jss-1 hold.

    `rule` names a standing policy, which names its score policy; both are shipped, or written out in `texts`.
    """

    STATES: ClassVar[dict[str, str]] = {
        "draft": "rehearsed",
        "announced": "announced",
        "withdrawn": "withdrawn before it held",
    }

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="rule_changes")
    rule = models.CharField(max_length=80, help_text="name of the standing policy")
    texts = models.JSONField(default=list, help_text="the marketplace's own policies, as TOML; all it ever had")
    why = models.TextField(blank=True)
    whose_feedback = models.TextField(blank=True, help_text="who asked for it, or was heard")
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="draft")
    holds_from = models.DateField(null=True, help_text="a Monday")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True, help_text="when the notices were written")
    withdrawal_told_at = models.DateTimeField(null=True)
    effect = models.JSONField(default=dict, help_text="how many it would have moved on the day of its announcement")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["marketplace", "holds_from"],
                condition=models.Q(state="announced"),
                name="one_rule_change_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(holds_from__isnull=False, announced_at__isnull=False),
                name="announced_with_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.marketplace_id} {self.rule} from {self.holds_from}"


class RuleComment(models.Model):
    """What somebody says to an announced change, in public, while comments are open."""

    change = models.ForeignKey(RuleChange, on_delete=models.PROTECT, related_name="comments")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    said_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replies", help_text="of the team to this comment"
    )

    class Meta:
        indexes = [models.Index(fields=["change", "said_at"])]

    def __str__(self) -> str:
        return f"{self.change_id} by {self.account_id}"
