"""Counts over revealed reviews: none that is sealed, set aside by a ruling, or revealed later than the day."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Count, Q, Sum

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.queries import set_aside_reviews
from goodstanding.engagements.models import Review
from goodstanding.reputation.counting.gathering import SPANS, Gathered, Key, prefix
from goodstanding.reputation.counting.windows import Windows
from goodstanding.rules.scorecards import Ratings, ScorecardPolicy, Side

OTHER: Final[dict[Side, Side]] = {"worker": "company", "company": "worker"}


def count_reviews(
    gathered: Gathered, side: Side, key: Key, ids: Sequence[int], windows: Windows, policy: ScorecardPolicy
) -> None:
    """Reviews that a side received, and those that it gave."""
    subject, revealed = f"engagement__{key}", "engagement__revealed_at"
    shown = Review.objects.filter(**{f"{subject}__in": ids, f"{revealed}__lt": windows.over}).order_by()
    counted = shown.exclude(pk__in=set_aside_reviews(SYSTEM, windows.over))
    recent = Q(**{f"{revealed}__gte": windows.begun})
    satisfied, other = Q(points__gte=policy.satisfied_points), f"engagement__{OTHER[side]}"
    rows = counted.values(subject, "side").annotate(
        reviews=Count("pk"),
        raters=Count(other, distinct=True),
        satisfied=Count("pk", filter=satisfied),
        total=Sum("points"),
        recent_reviews=Count("pk", filter=recent),
        recent_raters=Count(other, distinct=True, filter=recent),
        recent_satisfied=Count("pk", filter=recent & satisfied),
        recent_total=Sum("points", filter=recent),
    )
    for row in rows:
        for span in SPANS:
            names = [f"{prefix(span)}{name}" for name in ("reviews", "raters", "satisfied", "total")]
            name = "given" if row["side"] == side else "ratings"
            gathered.put(row[subject], span, name, Ratings(*(row[name] or 0 for name in names)))
