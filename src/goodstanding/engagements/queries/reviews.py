"""Reads of reviews. Before the reveal a review is read by the side that wrote it and by nobody else."""

from datetime import datetime
from typing import Any, Final, Literal

from django.db.models import Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement, Review, ReviewWindow
from goodstanding.engagements.queries.sides import side_of
from goodstanding.marketplaces.models import Company, Worker
from goodstanding.policies import load
from goodstanding.rules.reviews import ReviewPolicy

SHOWN: Final = Q(engagement__revealed_at__isnull=False)
"""Reviews that are revealed; imported ones are sealed in a window like all others."""

Author = Literal["company", "worker"]


def revealed_reviews(actor: Actor) -> QuerySet[Review]:
    """Every revealed review with its reply and its engagement, the newest first, without its private part."""
    reviews = Review.objects.filter(SHOWN).defer("private_recommend", "private_reason")
    return reviews.select_related("engagement__company", "engagement__worker", "reply").order_by("-written_at", "-pk")


def reviews_of_worker(actor: Actor, worker: Worker) -> QuerySet[Review]:
    """What companies say of a worker, which is public."""
    return revealed_reviews(actor).filter(engagement__worker=worker, side="company")


def reviews_of_company(actor: Actor, company: Company) -> QuerySet[Review]:
    """What workers say of a company, for the workers and the team of its marketplace and for the company itself."""
    reviews = revealed_reviews(actor).filter(engagement__company=company, side="worker")
    return reviews if knows_company(actor, company) else reviews.none()


def in_full(actor: Actor, some: Any) -> QuerySet[Review]:
    """The same few reviews of thousands, given as a query or its page: what goes with each is not sorted along."""
    return revealed_reviews(actor).filter(pk__in=some.values("pk"))


def knows_company(actor: Actor, company: Company) -> bool:
    """Whether the actor works on the company's marketplace, is on its team, or acts for the company."""
    if actor.serves(company.marketplace_id) or company.pk in actor.tenants("client"):
        return True
    return Worker.objects.filter(pk__in=actor.tenants("worker"), marketplace=company.marketplace_id).exists()


def readable_review(actor: Actor, engagement: int, author: str) -> Review | None:
    """The revealed review that one side of an engagement wrote, where the actor may read it."""
    review = revealed_reviews(actor).filter(engagement=engagement, side=author).first()
    is_known = review and (review.side == "company" or knows_company(actor, review.engagement.company))
    return review if is_known else None


def reviewed_engagement(actor: Actor, pk: int) -> Engagement | None:
    """An engagement, for its two sides and for the team of its marketplace."""
    found = Engagement.objects.select_related("marketplace", "company", "worker", "window").filter(pk=pk).first()
    is_seen = found and (side_of(actor, found) or actor.serves(found.marketplace_id))
    return found if is_seen else None


def own_review(actor: Actor, engagement: Engagement) -> Review | None:
    """What the actor's own side wrote, sealed or not."""
    return Review.objects.filter(engagement=engagement, side=side_of(actor, engagement) or "").first()


def shown_reviews(actor: Actor, engagement: Engagement) -> QuerySet[Review]:
    """The revealed reviews of an engagement, the company's first, for who sees the engagement."""
    reviews = revealed_reviews(actor).filter(engagement=engagement).order_by("side")
    is_seen = side_of(actor, engagement) or actor.serves(engagement.marketplace_id)
    return reviews if is_seen else reviews.none()


def windows_due(actor: Actor, at: datetime) -> list[ReviewWindow]:
    """The open windows in which the actor's side has not written yet, the one that closes first in front."""
    mine = Q(engagement__company__in=actor.tenants("client")) | Q(engagement__worker__in=actor.tenants("worker"))
    open_now = ReviewWindow.objects.filter(mine, revealed_at=None, closes_at__gt=at).order_by("closes_at", "pk")
    windows = list(open_now.select_related("engagement__company", "engagement__worker", "engagement__marketplace"))
    reviews = Review.objects.filter(engagement__in=[window.engagement_id for window in windows])
    written = set(reviews.values_list("engagement", "side"))
    return [each for each in windows if (each.engagement_id, side_of(actor, each.engagement)) not in written]


def windows_over(actor: Actor, at: datetime) -> QuerySet[ReviewWindow]:
    """Windows whose time is over and whose reviews are still sealed. The system alone asks."""
    over = ReviewWindow.objects.filter(revealed_at=None, closes_at__lte=at).order_by("closes_at", "pk")
    return over if actor.is_system else over.none()


def windows_to_remind(actor: Actor, until: datetime) -> QuerySet[ReviewWindow]:
    """Sealed windows that close by then and of which nobody was reminded. The system alone asks."""
    closing = ReviewWindow.objects.filter(revealed_at=None, reminded_at=None, closes_at__lte=until)
    return closing.order_by("closes_at", "pk") if actor.is_system else closing.none()


def policy_of(actor: Actor, window: ReviewWindow) -> ReviewPolicy:
    """The policy under which a window was opened; a later version changes no open one."""
    return load().reviews(window.opened_at.date())
