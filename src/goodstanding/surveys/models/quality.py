"""Patterns in the answers of a round that a person looks at, and what that person decided."""

from typing import ClassVar

from django.db import models

from goodstanding.people.models import Account
from goodstanding.surveys.models.fieldwork import Response
from goodstanding.surveys.models.rounds import Round


class Moment(models.Model):
    """When answers came first: kept for the minutes in which a burst of them shows, then erased."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.response_id} just came"


class Flag(models.Model):
    """A pattern in the answers: a burst, found as they came, or another, found when the field closed. It decides
    nothing."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=40)
    figures = models.JSONField(default=dict)
    responses = models.ManyToManyField(Response, related_name="flags")
    flagged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind}"


class FlagReview(models.Model):
    """A person's finding on a flag: nothing to it, or the responses are excluded."""

    OUTCOMES: ClassVar[dict[str, str]] = {"kept": "the responses count", "excluded": "the responses are left out"}

    flag = models.OneToOneField(Flag, on_delete=models.PROTECT, related_name="review")
    outcome = models.CharField(max_length=8, choices=list(OUTCOMES.items()))
    reason = models.CharField(max_length=300)
    reviewed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.flag_id} {self.outcome}"


class ResponseExclusion(models.Model):
    """A response left out of the score, by a person or by an objective rule, with its reason code."""

    REASONS: ClassVar[dict[str, str]] = {
        "own_domain": "the address is the marketplace's own",
        "not_a_client": "the respondent is no client",
        "random_answers": "the answers were given at random",
        "same_person": "one person answered for several clients",
        "pressed": "the respondent was pressed",
    }

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="exclusion")
    reason = models.CharField(max_length=20, choices=list(REASONS.items()))
    excluded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    excluded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.response_id} {self.reason}"
