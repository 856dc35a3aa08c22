"""What the inflation monitor counts of a marketplace, quarter by quarter."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractQuarter, ExtractYear

from goodstanding.base.access import Actor, require
from goodstanding.disputes.queries import set_aside_reviews
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.models import Marketplace
from goodstanding.reputation.quarters import Ended, Place
from goodstanding.rules.inflation import REHIRE_DAYS, TOP_POINTS


def reviews_by_quarter(actor: Actor, marketplace: Marketplace, since: date) -> dict[Place, tuple[int, int, int]]:
    """Shown reviews of workers that count, those at the top, and all points in hundredths, by quarter of the end."""
    require(actor.serves(marketplace.pk))
    begun = datetime.combine(since, time(), UTC)
    shown = Review.objects.filter(side="company", engagement__marketplace=marketplace, engagement__ended_on__gte=since)
    shown = shown.filter(engagement__window__revealed_at__isnull=False, engagement__ended_at__gte=begun).order_by()
    counted = shown.exclude(pk__in=set_aside_reviews(actor))
    rows = counted.annotate(year=ExtractYear("engagement__ended_on"), quarter=ExtractQuarter("engagement__ended_on"))
    quarters = rows.values_list("year", "quarter").annotate(
        number=Count("pk"), top=Count("pk", filter=Q(points__gte=TOP_POINTS)), points=Sum("points")
    )
    return {(year, quarter): tuple(counts) for year, quarter, *counts in quarters}


def completed_since(actor: Actor, marketplace: Marketplace, since: date, on: date) -> list[Ended]:
    """The engagements whose rehire is known on a day: REHIRE_DAYS have gone by since they ended, by work or its end."""
    require(actor.serves(marketplace.pk))
    rows = Engagement.objects.filter(marketplace=marketplace, started_on__isnull=False).order_by("company", "worker")
    facts = rows.values_list("company", "worker", "accepted_on", "ended_on")
    found: list[Ended] = []
    until = on - timedelta(days=REHIRE_DAYS)
    for (_company, worker), some in groupby(facts.iterator(), key=lambda row: row[:2]):
        pairs = [(accepted, ended) for *_, accepted, ended in some]
        begun = sorted(accepted for accepted, _ended in pairs)
        over = (ended for _accepted, ended in pairs if ended and since <= ended <= until)
        found += [Ended(worker, day, _again(begun, day)) for day in over]
    return found


def _again(begun: Sequence[date], ended: date) -> bool:
    """Whether work was accepted after a day, within REHIRE_DAYS."""
    place = bisect_right(begun, ended)
    return place < len(begun) and begun[place] <= ended + timedelta(days=REHIRE_DAYS)
