"""Which reviews rulings have set aside: they stay readable and count for nothing."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from goodstanding.base.access import Actor
from goodstanding.disputes.models import Ruling


def set_aside_reviews(actor: Actor, before: datetime | None = None) -> QuerySet[Ruling, int]:
    """The ids of those set aside, for an `exclude`: as rulings stand now, or stood before a moment. Public."""
    known = Ruling.objects.all() if before is None else Ruling.objects.filter(at__lt=before)
    again = known.filter(case=OuterRef("case"), instance__gt=OuterRef("instance"))
    last = known.filter(~Exists(again), code="set_aside", case__kind="rating", case__subject_kind="review")
    return last.values_list("case__subject_id", flat=True)
