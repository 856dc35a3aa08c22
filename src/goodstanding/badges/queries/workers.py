"""Reads of workers' badges. A badge that is on is public; the switch is for the worker, the list for the team."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from goodstanding.badges.models import StatusList, WorkerBadge, WorkerCredential
from goodstanding.base.access import Actor, Role
from goodstanding.base.errors import NotYours
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.people.models import Grant
from goodstanding.reputation.models import Snapshot, Standing

AHEAD: Final = timedelta(days=3)
"""A badge is signed anew when it has less time left."""

_RELATED = (
    "badge__worker__marketplace",
    "badge__standing",
    "badge__status_list__marketplace",
    "badge__status_list__programme",
)


def worker_credential(actor: Actor, key: UUID) -> WorkerCredential | None:
    """The worker's badge of this id."""
    return WorkerCredential.objects.select_related(*_RELATED).filter(pk=key).first()


def newest_signed(actor: Actor, badge: WorkerBadge) -> WorkerCredential | None:
    """What a badge was signed as last."""
    return WorkerCredential.objects.select_related(*_RELATED).filter(badge=badge).order_by("-number").first()


def signed_by_code(actor: Actor, code: str) -> WorkerCredential | None:
    """The newest signed form of the worker's badge of a short code."""
    return WorkerCredential.objects.filter(badge__code=code.upper()).order_by("-number").first()


def credential_for(actor: Actor, marketplace: str, kind: str, policy: str) -> WorkerCredential | None:
    """A badge of a kind of standing by a version of the rule: they all name the same achievement."""
    found = WorkerCredential.objects.filter(badge__worker__marketplace__slug=marketplace, policy=policy)
    found = found.filter(badge__standing__kind=kind, badge__ended_at=None).exclude(signed=b"")
    return found.order_by("-issued_at").first()


def own_worker(actor: Actor, marketplace: str, slug: str) -> Worker:
    """The worker by the slugs of an address, for itself. Raises NotYours for all others."""
    found = Worker.objects.select_related("marketplace").filter(marketplace__slug=marketplace, slug=slug).first()
    if found is None or Role("worker", found.pk) not in actor.roles:
        raise NotYours
    return found


def standings_to_show(actor: Actor, worker: Worker) -> list[tuple[Standing, WorkerBadge | None]]:
    """What a worker holds, the highest first, with the badge of each where it is on; for the worker alone."""
    if Role("worker", worker.pk) not in actor.roles:
        return []
    held = Standing.objects.filter(worker=worker, until=None).order_by("-kind")
    badges = {badge.standing_id: badge for badge in WorkerBadge.objects.filter(worker=worker, ended_at=None)}
    return [(standing, badges.get(standing.pk)) for standing in held]


def badges_ended(actor: Actor, worker: Worker) -> QuerySet[WorkerBadge]:
    """The badges of a worker that are over, the newest first, for the worker alone."""
    found = WorkerBadge.objects.filter(worker=worker).exclude(ended_at=None).select_related("standing")
    return found.order_by("-ended_at", "-pk") if Role("worker", worker.pk) in actor.roles else found.none()


def worker_badges_out(actor: Actor, marketplace: Marketplace) -> QuerySet[WorkerBadge]:
    """The workers' badges of a marketplace that are on, by name, for its team."""
    found = WorkerBadge.objects.filter(worker__marketplace=marketplace, ended_at=None)
    found = found.select_related("worker__marketplace", "standing").order_by("worker__name", "pk")
    return found if actor.serves(marketplace.pk) else found.none()


def badges_lost(actor: Actor, listed: StatusList | None = None) -> QuerySet[WorkerBadge]:
    """Badges that are on though their standing is over, or nobody works as their worker any more."""
    person = Grant.objects.filter(office="worker", tenant=OuterRef("worker"), ended_at=None)
    found = WorkerBadge.objects.annotate(has_person=Exists(person)).filter(ended_at=None)
    found = found.filter(~Q(standing__until=None) | Q(has_person=False)).select_related("standing", "worker")
    return found.filter(status_list=listed) if listed else found


def standings_regained(actor: Actor) -> QuerySet[Standing]:
    """Standings that are held without a badge, where the worker's last badge of the kind ended with the standing."""
    mine = WorkerBadge.objects.filter(worker=OuterRef("worker"), standing__kind=OuterRef("kind"))
    last = mine.order_by("-pk").values("cause")[:1]
    person = Grant.objects.filter(office="worker", tenant=OuterRef("worker"), ended_at=None)
    held = Standing.objects.filter(until=None, worker__isnull=False).annotate(cause=last)
    found = held.filter(Exists(person), Exists(mine.filter(cause="lost")), cause="lost")
    return found.select_related("worker__marketplace").order_by("pk")


def score_was_shown(actor: Actor, standing: Standing) -> bool:
    """Whether the worker's last badge of this kind of standing told the exact score."""
    mine = WorkerBadge.objects.filter(worker=standing.worker, standing__kind=standing.kind)
    return bool(mine.order_by("-pk").values_list("shows_score", flat=True).first())


def badges_due(actor: Actor, at: datetime) -> QuerySet[WorkerBadge]:
    """Badges to be signed anew: a later Monday was judged than the last one signed, or little time is left.

    Without a judgement within the last 14 days a standing is not confirmed, and a badge runs out.
    """
    signed = WorkerCredential.objects.filter(badge=OuterRef("pk")).order_by("-number")
    judged = Snapshot.objects.filter(marketplace=OuterRef("worker__marketplace")).exclude(judged_at=None)
    latest = judged.order_by("-week").values("week")[:1]
    on = WorkerBadge.objects.filter(ended_at=None, standing__until=None).annotate(
        signed_week=signed.values("week")[:1], ends=signed.values("valid_until")[:1], latest=latest
    )
    is_due = Q(latest__gt=F("signed_week")) | Q(ends__lt=at + AHEAD) | Q(ends=None)
    found = on.filter(is_due, latest__gte=(at - timedelta(days=14)).date())
    return found.select_related("worker__marketplace", "standing", "status_list").order_by("worker__marketplace", "pk")
