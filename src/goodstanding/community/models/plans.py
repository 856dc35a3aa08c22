"""From a weak item to a gain: what a marketplace does about it, who coaches it, and the item measured again."""

from typing import ClassVar

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account, Contact
from goodstanding.surveys.models import Programme, RosterRow, Round


class ActionPlan(models.Model):
    """What a team does about one item of a decided round, who sees to it, and by when."""

    STATES: ClassVar[dict[str, str]] = {"open": "under way", "done": "done", "dropped": "dropped"}
    BANDS: ClassVar[dict[str, str]] = {"below": "under its floor", "watch": "near its floor"}

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="plans")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="plans")
    item = models.CharField(max_length=60, help_text="its key in the instrument of the round")
    band = models.CharField(max_length=5, choices=list(BANDS.items()))
    action = models.TextField(help_text="what is done, in the words of the team")
    owner = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=7, choices=list(STATES.items()), default="open")
    clients = models.PositiveIntegerField(help_text="who rated the item in the round")
    mean = models.FloatField()
    sd = models.FloatField(help_text="of clients, with the divisor n - 1")
    is_named = models.BooleanField(default=False, help_text="may stand among the most improved")
    reminded_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "item"], condition=~models.Q(state="dropped"), name="one_plan_an_item"
            )
        ]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.item} of round {self.round_id}"

    @property
    def tenant(self) -> str:
        return f"marketplace:{self.marketplace_id}"


class Coach(models.Model):
    """Somebody who helps teams with some items, because they know them."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="coaches")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    items = models.JSONField(help_text="keys of the instrument")
    languages = models.JSONField(help_text="codes of the languages spoken")
    zone = models.CharField(max_length=64)
    hours = models.CharField(max_length=120, help_text="when in the week, in the coach's words")
    about = models.CharField(max_length=400, blank=True)
    is_paused = models.BooleanField(default=False)
    offered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "account"], name="one_coach_a_programme")]

    def __str__(self) -> str:
        return f"coach {self.pk}"


class CoachRequest(models.Model):
    """A team asks a coach about one item. The coach sees the item and its band, never answers or figures."""

    STATES: ClassVar[dict[str, str]] = {
        "asked": "asked",
        "accepted": "accepted",
        "declined": "declined",
        "withdrawn": "withdrawn by the team",
    }

    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="requests")
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="requests")
    state = models.CharField(max_length=9, choices=list(STATES.items()), default="asked")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(state__in=("asked", "accepted")), name="one_coach_at_a_time"
            ),
            models.UniqueConstraint(fields=["plan", "coach"], name="a_coach_is_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} to {self.coach_id}: {self.state}"


class Remeasure(models.Model):
    """One item asked again of the clients of a roster; its figures come with the close and are no part of an award."""

    WORDS: ClassVar[dict[str, str]] = {
        "gained": "gained",
        "unclear": "cannot tell",
        "lost": "lost",
        "hidden": "too few answers",
    }

    plan = models.OneToOneField(ActionPlan, on_delete=models.PROTECT, related_name="remeasure")
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    word = models.CharField(max_length=7, choices=list(WORDS.items()), blank=True)
    clients = models.PositiveIntegerField(null=True, help_text="who answered; none where they are too few to show")
    mean = models.FloatField(null=True)
    low = models.FloatField(null=True, help_text="low end of the difference to the round, in points")
    high = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"{self.plan_id} measured again"


class ItemQuestion(models.Model):
    """The one question to a client's contact. The answer is erased when the figures are made."""

    remeasure = models.ForeignKey(Remeasure, on_delete=models.PROTECT, related_name="questions")
    row = models.ForeignKey(RosterRow, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    token_digest = models.CharField(max_length=64, unique=True)
    mailed_at = models.DateTimeField(null=True)
    point = models.PositiveSmallIntegerField(null=True, help_text="on the instrument's scale; none for 'I can't say'")
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remeasure", "row"], name="one_question_a_client")]

    def __str__(self) -> str:
        return f"question {self.pk}"
