"""Reads of workers, agencies and companies: a team's own, a person's own, and what everybody may see."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Photo, Qualification, Worker


def workers_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Worker]:
    """The workers of a marketplace, by name, for its own team."""
    workers = Worker.objects.filter(marketplace=marketplace).order_by("name", "pk")
    return workers if actor.serves(marketplace.pk) else workers.none()


def own_workers(actor: Actor) -> QuerySet[Worker]:
    """The workers that the actor is, one for each marketplace."""
    return Worker.objects.filter(pk__in=actor.tenants("worker")).select_related("marketplace").order_by("pk")


def companies_spoken_for(actor: Actor) -> QuerySet[Company]:
    """The companies that the actor may act for."""
    return Company.objects.filter(pk__in=actor.tenants("client")).select_related("marketplace").order_by("name", "pk")


def agencies_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Agency]:
    """The agencies of a marketplace, which are public, by name."""
    return Agency.objects.filter(marketplace=marketplace).order_by("name", "pk")


def public_worker(actor: Actor, marketplace: str, slug: str) -> Worker | None:
    """The worker of a public profile, by the slugs in its address."""
    return Worker.objects.select_related("marketplace").filter(marketplace__slug=marketplace, slug=slug).first()


def holdings(actor: Actor, worker: Worker, on: date) -> QuerySet[Qualification]:
    """What a worker holds on a day, papers that have run out left out."""
    in_time = Q(expires_on=None) | Q(expires_on__gte=on)
    kept = Qualification.objects.filter(in_time, worker=worker, removed_at=None)
    return kept.select_related("check_made").order_by("kind", "title")


def completeness_facts(actor: Actor, worker: Worker, on: date) -> dict[str, int]:
    """How many there are of each part of a profile that its completeness counts."""
    held = dict(holdings(actor, worker, on).order_by().values_list("kind").annotate(number=Count("pk")))
    photos = Photo.objects.filter(worker=worker, removed_at=None)
    pictures = dict(photos.values_list("kind").annotate(number=Count("pk")))
    texts = {"headline": worker.headline, "about": worker.about, "country": worker.country, "rate": worker.rate_cents}
    kinds = {kind: held.get(kind, 0) for kind in Qualification.KINDS}
    return {key: int(bool(text)) for key, text in texts.items()} | kinds | {k: pictures.get(k, 0) for k in Photo.KINDS}
