"""Reads of requests that an engagement be left out of profile and score."""

from datetime import date

from django.db.models import Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.reputation.models import Exclusion, RemovalRequest, Standing
from goodstanding.rules.job_success import ScorePolicy


def is_top_rated(actor: Actor, worker: Worker, on: date) -> bool:
    """Whether a worker is Top Rated on a day; public."""
    held = Standing.objects.filter(Q(until=None) | Q(until__gt=on), worker=worker, kind="top", since__lte=on)
    return held.exists()


def has_removal(actor: Actor, worker: Worker, on: date, policy: ScorePolicy) -> bool:
    """Whether a worker waits for an answer, or has an engagement left out that would still count; for the worker."""
    from goodstanding.reputation.scoring.instants import later

    start = later(on, -policy.longest_months)
    counts = Q(engagement__ended_on__gt=start) | Q(engagement__revealed_on__gt=start)
    return RemovalRequest.objects.filter(
        Q(state="open") | Q(counts, state="granted"), engagement__worker=worker
    ).exists()


def can_be_left_out(actor: Actor, engagement: Engagement, on: date, policy: ScorePolicy) -> bool:
    """Whether an engagement is over and counts in the ledger of its worker, who asks."""
    from goodstanding.reputation.scoring.ledgers import ledger_of

    lines = ledger_of(engagement.marketplace, engagement.worker_id, on).lines
    return any(line.engagement == engagement.pk and line.can_be_left_out for line in lines)


def removed_engagements(actor: Actor, worker: Worker, on: date) -> list[int]:
    """The engagements of a worker that its profile leaves out on a day, for that profile."""
    in_force = Q(until=None) | Q(until__gt=on)
    removed = Exclusion.objects.filter(in_force, engagement__worker=worker, reason="removed", since__lte=on)
    return list(removed.values_list("engagement", flat=True))


def removals_of(actor: Actor, marketplace: Marketplace) -> QuerySet[RemovalRequest]:
    """All requests on a marketplace, the oldest first, for its team."""
    found = RemovalRequest.objects.filter(engagement__marketplace=marketplace)
    found = found.select_related("engagement__worker", "engagement__company", "engagement__marketplace", "decided_by")
    return found.order_by("asked_at", "pk") if actor.serves(marketplace.pk) else found.none()


def removals_asked(actor: Actor, worker: Worker) -> QuerySet[RemovalRequest]:
    """The requests of a worker, the newest first, for the worker and the team."""
    is_seen = worker.pk in actor.tenants("worker") or actor.serves(worker.marketplace_id)
    found = RemovalRequest.objects.filter(engagement__worker=worker).select_related("engagement")
    return found.order_by("-asked_at", "-pk") if is_seen else found.none()


def engagement_to_leave_out(actor: Actor, pk: int) -> Engagement | None:
    """An engagement of the worker who asks."""
    own = Engagement.objects.filter(worker__in=actor.tenants("worker"), pk=pk)
    return own.select_related("worker", "company", "marketplace").first()
