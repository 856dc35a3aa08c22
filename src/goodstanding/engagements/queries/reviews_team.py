"""Reads of reviews for the team of a marketplace: what was reported, and whom nobody can ask."""

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement, Review, ReviewReport
from goodstanding.engagements.queries.reviews import revealed_reviews
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Grant


def reported_reviews(actor: Actor, marketplace: Marketplace) -> QuerySet[Review]:
    """Reviews of a marketplace with reports, those reported last first: `reported` counts them; for its team."""
    reviews = revealed_reviews(actor).filter(engagement__marketplace=marketplace)
    counted = reviews.annotate(reported=Count("reports"), reported_last=Max("reports__reported_at"))
    found = counted.filter(reported__gt=0).order_by("-reported_last", "-pk")
    return found.prefetch_related("reports__reported_by") if actor.serves(marketplace.pk) else found.none()


def has_reported(actor: Actor, review: Review) -> bool:
    """Whether the actor has reported a review."""
    return ReviewReport.objects.filter(review=review, reported_by=actor.account or 0).exists()


def nobody_to_ask(actor: Actor, marketplace: Marketplace) -> QuerySet[Engagement]:
    """Engagements under way, or open for reviews, of which a side has no account to write to; for the team.

    `has_client` and `has_worker` say which side has one. What was or was not written makes no difference.
    """
    engagements = Engagement.objects.filter(~Q(state="ended") | Q(window__revealed_at=None, window__isnull=False))
    asked = engagements.filter(marketplace=marketplace).annotate(
        has_client=_holds("client", "company_id"), has_worker=_holds("worker", "worker_id")
    )
    found = asked.filter(Q(has_client=False) | Q(has_worker=False)).select_related("company", "worker")
    return found.order_by("pk") if actor.serves(marketplace.pk) else found.none()


def _holds(office: str, column: str) -> Exists:
    held = Grant.objects.filter(office=office, tenant=OuterRef(column), ended_at=None, account__is_active=True)
    return Exists(held)
