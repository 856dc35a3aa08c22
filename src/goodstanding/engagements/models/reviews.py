"""Reviews of both sides, sealed until both are in or the window ends, and what belongs to them."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from goodstanding.engagements.models.engagements import SIDES, Engagement
from goodstanding.people.models import Account

if TYPE_CHECKING:
    from goodstanding.engagements.review_marks import Mark


class ReviewWindow(models.Model):
    """The time in which both sides of an ended engagement may review; the reveal is what ends it."""

    engagement = models.OneToOneField(Engagement, on_delete=models.PROTECT, related_name="window")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(closes_at__gt=models.F("opened_at")), name="window_has_a_length")
        ]
        indexes = [models.Index(fields=["revealed_at", "closes_at"])]

    def __str__(self) -> str:
        return f"{self.engagement_id} until {self.closes_at:%Y-%m-%d}"


class Review(models.Model):
    """What one side says of the other. `side` is who wrote it: a company's review is of the worker."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, db_index=False, related_name="reviews")
    side = models.CharField(max_length=7, choices=list(SIDES.items()))
    criteria = models.JSONField(help_text="keys of the policy's criteria -> 1 to 5")
    points = models.PositiveSmallIntegerField(help_text="unweighted mean of the criteria in hundredths, half up")
    comment = models.TextField(blank=True)
    private_recommend = models.PositiveSmallIntegerField(null=True, help_text="0 to 10; only where the policy asks")
    private_reason = models.CharField(max_length=400, blank=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    revised_at = models.DateTimeField(null=True)
    revision = models.PositiveSmallIntegerField(default=1)
    is_imported = models.BooleanField(default=False)

    mark: "Mark | None" = None
    """Not kept: what `review_marks.marked` finds."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engagement", "side"], name="one_review_a_side"),
            models.CheckConstraint(condition=models.Q(points__range=(100, 500)), name="review_points_on_the_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} by the {self.side}"


class Reply(models.Model):
    """The one public answer of the side that was reviewed."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="reply")
    text = models.TextField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reply to {self.review_id}"


class ReviewReport(models.Model):
    """Somebody says that a review is manipulated or breaks the guidelines; a person looks at it."""

    REASONS: ClassVar[dict[str, str]] = {
        "not_about_work": "It is not about this work",
        "insult": "It insults or threatens",
        "private_data": "It shows private data",
        "coerced": "It was demanded, bought or traded",
        "fake": "The engagement or the review is not real",
    }

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reports")
    reason = models.CharField(max_length=14, choices=list(REASONS.items()))
    text = models.TextField(blank=True)
    reported_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "reported_by"], name="reported_once_a_person")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.reason}"


class Interim(models.Model):
    """Feedback in the middle of an engagement: asked for, given in time, visible at once, counted nowhere."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="interims")
    side = models.CharField(max_length=7, choices=list(SIDES.items()), help_text="who is asked to say something")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    text = models.TextField(blank=True)
    given_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "side"], condition=models.Q(given_at=None), name="one_open_request_a_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id} asks the {self.side}"
