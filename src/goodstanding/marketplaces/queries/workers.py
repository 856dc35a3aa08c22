"""Reads of workers, agencies and companies: a team's own, a person's own, and what everybody may see."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Agency, Company, Marketplace, Membership, Photo, Qualification, Worker


def workers_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Worker]:
    """The workers of a marketplace, by name, for its own team."""
    workers = Worker.objects.filter(marketplace=marketplace).order_by("name", "pk")
    return workers if actor.serves(marketplace.pk) else workers.none()


def editable_workers(actor: Actor) -> QuerySet[Worker]:
    """The workers whose profile the actor may change: oneself, and those of the marketplaces one serves."""
    allowed = Q(pk__in=actor.tenants("worker")) | Q(marketplace__in=actor.tenants("team"))
    return Worker.objects.filter(allowed).select_related("marketplace")


def editable_companies(actor: Actor) -> QuerySet[Company]:
    """The companies that the actor may describe: those acted for, and those of the marketplaces one serves."""
    allowed = Q(pk__in=actor.tenants("client")) | Q(marketplace__in=actor.tenants("team"))
    return Company.objects.filter(allowed).select_related("marketplace")


def own_workers(actor: Actor) -> QuerySet[Worker]:
    """The workers that the actor is, one for each marketplace."""
    return Worker.objects.filter(pk__in=actor.tenants("worker")).select_related("marketplace").order_by("pk")


def companies_spoken_for(actor: Actor) -> QuerySet[Company]:
    """The companies that the actor may act for."""
    return Company.objects.filter(pk__in=actor.tenants("client")).select_related("marketplace").order_by("name", "pk")


def agencies_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Agency]:
    """The agencies of a marketplace, which are public, by name."""
    return Agency.objects.filter(marketplace=marketplace).order_by("name", "pk")


def agencies_with_members(actor: Actor, marketplace: Marketplace) -> QuerySet[Agency]:
    """The agencies with the number of their members of today."""
    return agencies_of(actor, marketplace).annotate(
        members=Count("memberships", filter=Q(memberships__until=None)),
    )


def public_worker(actor: Actor, marketplace: str, slug: str) -> Worker | None:
    """The worker of a public profile, by the slugs in its address."""
    return Worker.objects.select_related("marketplace").filter(marketplace__slug=marketplace, slug=slug).first()


def photos_of(actor: Actor, worker: Worker) -> QuerySet[Photo]:
    """The pictures on a profile, which is public: the portrait, then work."""
    return Photo.objects.filter(worker=worker, removed_at=None).select_related("file").order_by("-kind", "added_at")


def memberships_of(actor: Actor, worker: Worker) -> QuerySet[Membership]:
    """The agencies that a worker belongs to today, which is public."""
    return Membership.objects.filter(worker=worker, until=None).select_related("agency").order_by("agency__name")


def public_photo(actor: Actor, pk: int) -> Photo | None:
    """A picture that is on a public profile, or that the actor may edit."""
    photo = Photo.objects.filter(pk=pk, removed_at=None).select_related("file", "worker").first()
    if photo and photo.kind in photo.worker.hidden and not editable_workers(actor).filter(pk=photo.worker_id).exists():
        return None
    return photo


def papers_of(actor: Actor, worker: Worker) -> QuerySet[Qualification]:
    """What a worker has entered, run out or not, for who may edit it."""
    papers = Qualification.objects.filter(worker__in=editable_workers(actor).filter(pk=worker.pk), removed_at=None)
    return papers.select_related("check_made").order_by("kind", "title")


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
