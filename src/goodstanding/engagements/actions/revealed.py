"""What a reveal made known, repeated on the engagement: a score reads it there for thousands at once."""

from collections.abc import Collection
from itertools import batched
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate

from goodstanding.engagements.models import Engagement, Review, ReviewWindow

AT_ONCE: Final = 2_000


def repeat_reveals(engagements: Collection[int], zone: str) -> None:
    """Sets the columns `revealed...` of engagements of a zone, by id, to what their windows and reviews say now.

    Belongs into each transaction that reveals reviews, or changes the company's once it is revealed.
    """
    for some in batched(engagements, AT_ONCE):
        Engagement.objects.filter(pk__in=some).update(**_revealed(ZoneInfo(zone)))


def _revealed(zone: ZoneInfo) -> dict[str, Subquery]:
    windows = ReviewWindow.objects.filter(engagement=OuterRef("pk"), revealed_at__isnull=False)
    reviews = Review.objects.filter(
        engagement=OuterRef("pk"), side="company", engagement__window__revealed_at__isnull=False
    )
    return {
        "revealed_at": Subquery(windows.values("revealed_at")),
        "revealed_on": Subquery(windows.values(day=TruncDate("revealed_at", tzinfo=zone))),
        "revealed_points": Subquery(reviews.values("points")),
        "revealed_recommend": Subquery(reviews.values("private_recommend")),
    }
