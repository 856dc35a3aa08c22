"""What a ruling on a review does to the numbers of whom the review is about, in sentences."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodstanding.base.access import SYSTEM
from goodstanding.disputes.describing import foresees
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries import set_aside_reviews
from goodstanding.engagements.models import Review

PERCENT = {"keep": 100, "set_aside": 0}


@foresees("review")
def effect_of_ruling(case: Case, code: str, percent: int | None, at: datetime) -> Sequence[str]:
    """The score of the worker, or the mean of the company's reviews, just before a ruling at a moment and just after.

    Nothing where the ruling keeps everything.
    """
    found = Review.objects.filter(pk=case.subject_id)
    review = found.select_related("engagement__worker", "engagement__company", "engagement__marketplace").first()
    if review is None:
        return ()
    left = PERCENT.get(code, percent)
    return _of_worker(review, left or 0, at) if review.side == "company" else _of_company(review, code, at)


def _of_worker(review: Review, left: int, at: datetime) -> Sequence[str]:
    """By the rule in force on the day; both the score that is shown and that of the longest window, which is exact."""
    from goodstanding.reputation.scoring.ledgers import ruled_otherwise

    work = review.engagement
    before, after = ruled_otherwise(work.marketplace, work.worker_id, work.pk, left, at)
    places = {"name": work.worker.name, "before": _score(before.score), "after": _score(after.score)}
    said = [_("The score of %(name)s: %(before)s before the ruling, %(after)s after it.") % places]
    if before.longest.j is not None and after.longest.j is not None:
        places |= {"before": _exact(before.longest.j), "after": _exact(after.longest.j)}
        places["months"] = str(before.longest.months)
        said.append(_("Over %(months)s months, exactly: %(before)s before, %(after)s after.") % places)
    return said


def _score(score: int | None) -> str:
    return _("none") if score is None else str(score)


def _exact(j: float) -> str:
    return number_format(100 * j, 2)


def _of_company(review: Review, code: str, at: datetime) -> Sequence[str]:
    """Cards count a review in full or not at all."""
    company, others = review.engagement.company, set_aside_reviews(SYSTEM, at)
    shown = Review.objects.filter(side="worker", engagement__company=company, engagement__window__revealed_at__lt=at)
    before, kept = shown.exclude(pk__in=others), shown.filter(~Q(pk__in=others) | Q(pk=review.pk))
    after = before.exclude(pk=review.pk) if code == "set_aside" else kept
    places = {"name": company, "before": _stars(before), "after": _stars(after)}
    return [_("The reviews of %(name)s: %(before)s before the ruling, %(after)s after it.") % places]


def _stars(reviews: QuerySet[Review]) -> str:
    found = reviews.aggregate(number=Count("pk"), points=Sum("points"))
    if not found["number"]:
        return _("none")
    words = ngettext("%(mean)s of 5 in %(number)s review", "%(mean)s of 5 in %(number)s reviews", found["number"])
    return words % {"mean": number_format(found["points"] / found["number"] / 100, 2), "number": found["number"]}
