"""Figures beside a standing: what was earned, how many last long, how many would recommend."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.queries import set_aside_reviews
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.models import Agency, Worker
from goodstanding.rules.standing import months_later

LONG_DAYS: Final = 90
MONTHS: Final = 24
SATISFIED: Final = 400
RECOMMENDS: Final = 9
PRIVATE_LEAST: Final = 5
"""With fewer private answers than this nobody could be sure that none of them is told by the share."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    cases: int


def long_term(subject: Worker | Agency, on: date) -> Share:
    """Of the engagements under way in the last 24 months, those that last, or lasted, 90 days and more."""
    since = months_later(on, -MONTHS)
    lately = Q(ended_on=None) | Q(ended_on__gt=since)
    rows = Engagement.objects.filter(lately, **_of(subject), started_on__lte=on)
    days = rows.values_list("started_on", "ended_on")
    spans = [(min(ended or on, on) - started).days for started, ended in days if started]
    return Share(sum(span >= LONG_DAYS for span in spans), len(spans))


def recommend(subject: Worker | Agency, on: date) -> Share:
    """Of the reviews of companies shown in the last 24 months and not set aside, those that recommend.

    A review recommends with 4.00 and more, or 9 and 10 of 10 where companies are asked in private; private answers
    count from PRIVATE_LEAST on.
    """
    begun = datetime.combine(months_later(on, -MONTHS) + timedelta(days=1), time(), ZoneInfo(subject.marketplace.zone))
    void = Review.objects.filter(side="company", pk__in=set_aside_reviews(SYSTEM)).values("engagement")
    shown = Engagement.objects.filter(**_of(subject), revealed_at__gte=begun, revealed_points__isnull=False)
    private, satisfied = Q(revealed_recommend__isnull=False), Q(revealed_points__gte=SATISFIED)
    counts = shown.exclude(pk__in=void).aggregate(
        cases=Count("pk"),
        by_points=Count("pk", filter=satisfied),
        private=Count("pk", filter=private),
        by_private=Count("pk", filter=private & Q(revealed_recommend__gte=RECOMMENDS)),
        others=Count("pk", filter=~private & satisfied),
    )
    is_private = counts["private"] >= PRIVATE_LEAST
    return Share(counts["by_private"] + counts["others"] if is_private else counts["by_points"], counts["cases"])


def _of(subject: Worker | Agency) -> dict[str, Worker | Agency]:
    return {"worker" if isinstance(subject, Worker) else "agency": subject}
