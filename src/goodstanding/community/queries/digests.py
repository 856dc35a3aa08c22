"""Reads of digests: who wants one, what is new in it."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.community.models.digests import DigestWish
from goodstanding.engagements.models import Application, Opening
from goodstanding.marketplaces.models import Facet, Worker
from goodstanding.reputation.models import Standing

MOST = 10
"""Openings in one mail; the page has the rest."""


def own_worker(actor: Actor, pk: int) -> Worker | None:
    """One of the actor's own workers."""
    mine = Worker.objects.filter(pk__in=actor.tenants("worker"))
    return mine.filter(pk=pk).select_related("marketplace").first()


def own_wish(actor: Actor, worker: Worker) -> DigestWish | None:
    """What the actor asked for as this worker."""
    return DigestWish.objects.filter(worker=worker, account=actor.account).first() if actor.account else None


def categories_of(actor: Actor, worker: Worker) -> list[str]:
    """The categories of work of a worker's marketplace; public."""
    named = Facet.objects.filter(marketplace=worker.marketplace_id, kind="category")
    return list(named.order_by("value").values_list("value", flat=True))


def wish_of(actor: Actor, pk: int) -> DigestWish | None:
    """A wish by its number, for who holds its secret link; the view looks at that."""
    return DigestWish.objects.filter(pk=pk).select_related("worker__marketplace", "account").first()


def digests_due(actor: Actor, at: datetime) -> list[DigestWish]:
    """Wishes of workers who are Top Rated now and whose time has come; for the system."""
    top = Standing.objects.filter(Q(until=None) | Q(until__gt=at.date()), kind="top", since__lte=at.date())
    wishes = DigestWish.objects.filter(stopped_at=None, is_paused=False, worker__in=top.values("worker"))
    wishes = wishes.filter(account__is_active=True).select_related("worker__marketplace", "account").order_by("pk")
    return [wish for wish in wishes if wish.is_due(at)] if actor.is_system else []


def openings_new(actor: Actor, wish: DigestWish) -> QuerySet[Opening]:
    """Open openings since the last mail, of the categories wished, to which the worker has not applied; the newest
    first; for the system."""
    since = wish.sent_at or wish.wished_at - timedelta(days=wish.days)
    mine = Application.objects.filter(worker=wish.worker).values("opening")
    found = Opening.objects.filter(state="open", marketplace=wish.worker.marketplace_id, published_at__gt=since)
    found = found.exclude(pk__in=mine).select_related("company", "marketplace").order_by("-published_at", "-pk")
    found = found.filter(category__in=wish.categories) if wish.categories else found
    return found if actor.is_system else found.none()
