"""Judgements: a decision on a round, the signatures under it, and what came of it."""

from django.db import models

from goodstanding.people.models import Account
from goodstanding.surveys.models import Round


class Decision(models.Model):
    """What the rule returned for a round, with everything needed to compute it again.

    An appeal may have it taken again: the one taken again stands beside the first until it is signed, then replaces it.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, db_index=False, related_name="decisions")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="taken_again", help_text="what was appealed against"
    )
    in_force = models.BooleanField(default=True, help_text="whether it is the one that counts for its round")
    policy = models.CharField(max_length=120, help_text="id of the policy version, such as accredit-1@2026-01-01")
    policy_digest = models.CharField(max_length=64)
    inputs_digest = models.CharField(max_length=64, help_text="SHA-256 of the responses the rule read")
    outcome = models.CharField(max_length=40)
    assurance = models.CharField(max_length=1)
    verdict = models.JSONField(help_text="score, need, gates, items and what would change it")
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(in_force=True), name="one_decision_in_force_a_round"
            ),
        ]
        indexes = [models.Index(fields=["round"], name="decision_of_round")]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.outcome}"


class Hold(models.Model):
    """An operator's refusal to sign a computed verdict yet, with the reason."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="holds")
    held_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.decision_id} held"


class Signature(models.Model):
    """One person's confirmation of a computed verdict, with what ties that person to the marketplace."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="signatures")
    signed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    conflict = models.CharField(max_length=300, help_text="conflict-of-interest line; 'none' is said, not assumed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "signed_by"], name="signed_once_a_person")]

    def __str__(self) -> str:
        return f"{self.decision_id} signed"


class Award(models.Model):
    """The badge-worthy outcome of a signed decision, for a year."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="award")
    awarded_at = models.DateTimeField()
    valid_until = models.DateField(help_text="last day on which it is held, in UTC")
    provisional = models.BooleanField(help_text="assurance C: must become A or B at the first renewal")

    def __str__(self) -> str:
        return f"award {self.decision_id} until {self.valid_until}"


class Shortfall(models.Model):
    """The other outcome: known to the marketplace and the programme, never to the public."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="shortfall")
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"shortfall {self.decision_id}"


class Promise(models.Model):
    """One of up to three things a marketplace says it will change, told to every respondent with the outcome."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="promises")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    by_when = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "order"], name="one_promise_a_place"),
            models.CheckConstraint(condition=models.Q(order__range=(1, 3)), name="at_most_three_promises"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.order}"


class ToldRespondents(models.Model):
    """The one mail to every respondent after a decision, sent once."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="told_respondents")
    told_at = models.DateTimeField()
    mails = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.mails} mails"


class Lapse(models.Model):
    """The end of an award that was not renewed."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="lapse")
    lapsed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.award_id} lapsed"


class Suspension(models.Model):
    """An award that does not count for a while, with the reason that everybody may read."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="suspensions")
    suspended_at = models.DateTimeField()
    suspended_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, help_text="public")

    def __str__(self) -> str:
        return f"{self.award_id} suspended"


class Reinstatement(models.Model):
    """The end of a suspension after which the award counts again, with the reason that everybody may read."""

    suspension = models.OneToOneField(Suspension, on_delete=models.PROTECT, related_name="reinstatement")
    reinstated_at = models.DateTimeField()
    reinstated_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, help_text="public")

    def __str__(self) -> str:
        return f"{self.suspension_id} reinstated"


class Withdrawal(models.Model):
    """The end of an award before its last day, for good, with the reason that everybody may read."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, help_text="public")

    def __str__(self) -> str:
        return f"{self.award_id} withdrawn"
