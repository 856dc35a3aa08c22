"""Which workers and companies have a pattern of bad reviews that nobody has looked at yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import QuerySet
from django.utils.translation import ngettext, override

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.conduct.reporting import About, language_of
from goodstanding.disputes.models import Report
from goodstanding.disputes.queries.set_aside import set_aside_reviews
from goodstanding.engagements.models import Engagement, Review
from goodstanding.engagements.queries import revealed_reviews
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.policies import load
from goodstanding.rules.disputes.conduct import ConductPolicy, pattern

LOOKED_BACK = timedelta(days=8)


def patterns(at: datetime) -> Iterator[tuple[About, str]]:
    """Whom the last reviews of a person form a pattern about, with the pattern in words.

    Those are looked at of whom a review was revealed in the last eight days, a day more than lies between two looks.
    """
    policy = load().conduct(at.date())
    fresh = Engagement.objects.filter(window__revealed_at__gt=at - LOOKED_BACK, window__revealed_at__lte=at)
    for worker in Worker.objects.filter(pk__in=fresh.values("worker")).select_related("marketplace"):
        yield from _of(_about(worker, "worker"), policy)
    for company in Company.objects.filter(pk__in=fresh.values("company")).select_related("marketplace"):
        yield from _of(_about(company, "company"), policy)


def _about(found: Worker | Company, kind: str) -> About:
    office: Literal["worker", "client"] = "worker" if isinstance(found, Worker) else "client"
    return About(kind, found.pk, office, found.pk, str(found), found.marketplace, "", "")


def _of(about: About, policy: ConductPolicy) -> Iterator[tuple[About, str]]:
    last = list(_reviews(about)[: policy.pattern_last])
    bad = pattern(last, policy)
    if bad is not None:
        with override(language_of(about)):
            words = pattern_words(bad, len(last), policy)
        yield about, words


def _reviews(about: About) -> QuerySet[Review, int]:
    """The points of reviews of somebody that no earlier pattern was about, the newest first; void ones left out."""
    side = "company" if about.office == "worker" else "worker"
    column = "engagement__worker" if about.office == "worker" else "engagement__company"
    looked_at = Report.objects.filter(reported_by=None, about_kind=about.kind, about_id=about.id).last()
    found = revealed_reviews(SYSTEM).filter(**{column: about.tenant}, side=side)
    if looked_at:
        found = found.filter(engagement__window__revealed_at__gt=looked_at.reported_at)
    return found.exclude(pk__in=set_aside_reviews(SYSTEM)).values_list("points", flat=True)


def pattern_words(bad: int, last: int, policy: ConductPolicy) -> str:
    """The pattern as who is asked reads it."""
    words = ngettext(
        "%(bad)s of the last %(last)s review gives %(stars)s stars or less. What is behind it?",
        "%(bad)s of the last %(last)s reviews give %(stars)s stars or less. What is behind it?",
        last,
    )
    return words % {"bad": bad, "last": last, "stars": f"{policy.pattern_points / 100:g}"}
