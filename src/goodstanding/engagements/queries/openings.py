"""Reads of openings: a company's own, those a worker may apply to, those of a marketplace for its team."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Application, Opening
from goodstanding.marketplaces.models import Company, Marketplace, Worker


def openings_of(actor: Actor, company: Company) -> QuerySet[Opening]:
    """A company's openings, the newest first, each with `waiting`, its applications that wait; for the company."""
    waiting = Count("applications", filter=Q(applications__state="sent"))
    openings = Opening.objects.filter(company=company).annotate(waiting=waiting).order_by("-created_at", "-pk")
    return openings.select_related("marketplace") if company.pk in actor.tenants("client") else openings.none()


def openings_on(actor: Actor, marketplace: Marketplace) -> QuerySet[Opening]:
    """A marketplace's openings that were published, the newest first, for its team."""
    openings = Opening.objects.filter(marketplace=marketplace).exclude(published_at=None)
    openings = openings.annotate(applied=Count("applications")).select_related("company", "marketplace")
    return openings.order_by("-published_at", "-pk") if actor.serves(marketplace.pk) else openings.none()


def openings_for(actor: Actor) -> QuerySet[Opening]:
    """The open openings of the marketplaces that the actor works on, the newest first.

    Each has `has_applied`, whether the actor did.
    """
    shops = Worker.objects.filter(pk__in=actor.tenants("worker")).values("marketplace")
    mine = Application.objects.filter(opening=OuterRef("pk"), worker__in=actor.tenants("worker"))
    openings = Opening.objects.filter(state="open", marketplace__in=shops).annotate(has_applied=Exists(mine))
    return openings.select_related("company", "marketplace").order_by("-published_at", "-pk")


def openings_left(actor: Actor) -> QuerySet[Opening]:
    """Those of them to which the actor has not applied."""
    mine = Application.objects.filter(worker__in=actor.tenants("worker"))
    return openings_for(actor).exclude(pk__in=mine.values("opening"))


def opening_seen(actor: Actor, pk: int) -> Opening | None:
    """An opening, for its company; once published for the team; while open for workers, and for who applied."""
    seen = Q(company__in=actor.tenants("client"))
    seen |= Q(marketplace__in=actor.tenants("team"), published_at__isnull=False)
    seen |= Q(pk__in=openings_for(actor).values("pk"))
    seen |= Q(pk__in=Application.objects.filter(worker__in=actor.tenants("worker")).values("opening"))
    return Opening.objects.filter(seen, pk=pk).select_related("company", "marketplace").first()


def worker_on(actor: Actor, marketplace: Marketplace) -> Worker | None:
    """The worker that the actor is on a marketplace."""
    return Worker.objects.filter(pk__in=actor.tenants("worker"), marketplace=marketplace).order_by("pk").first()
