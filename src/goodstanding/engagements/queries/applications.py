"""Reads of applications with their interviews and offers: for the company, and for who applied."""

from django.db.models import Prefetch, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import Application, Interview, Offer, Opening
from goodstanding.engagements.procedure import Side


def applications_to(actor: Actor, opening: Opening) -> QuerySet[Application]:
    """The applications to an opening, first come first, for its company."""
    applications = Application.objects.filter(opening=opening).select_related("worker", "agency")
    is_own = opening.company_id in actor.tenants("client")
    return applications.order_by("sent_at", "pk") if is_own else applications.none()


def own_applications(actor: Actor) -> QuerySet[Application]:
    """What the actor applied to, the newest first."""
    mine = Application.objects.filter(worker__in=actor.tenants("worker"))
    related = ("worker", "opening__company", "opening__marketplace")
    return mine.select_related(*related).order_by("-sent_at", "-pk")


def application_seen(actor: Actor, pk: int) -> Application | None:
    """An application, its interviews and offers with it, for the two sides."""
    seen = Q(worker__in=actor.tenants("worker")) | Q(opening__company__in=actor.tenants("client"))
    related = ("worker", "agency", "opening__company", "opening__marketplace")
    interviews = Prefetch("interviews", Interview.objects.order_by("starts_at", "pk"))
    offers = Prefetch("offers", Offer.objects.select_related("engagement").order_by("-made_at", "-pk"))
    found = Application.objects.filter(seen, pk=pk).select_related(*related)
    return found.prefetch_related(interviews, offers).first()


def side_in(actor: Actor, application: Application) -> Side | None:
    """The side of an application that the actor is on."""
    if application.opening.company_id in actor.tenants("client"):
        return "company"
    return "worker" if application.worker_id in actor.tenants("worker") else None


def interview_seen(actor: Actor, pk: int) -> Interview | None:
    """An interview, for the two sides."""
    seen = Q(application__worker__in=actor.tenants("worker"))
    seen |= Q(application__opening__company__in=actor.tenants("client"))
    related = ("application__worker", "application__opening__company", "application__opening__marketplace")
    return Interview.objects.filter(seen, pk=pk).select_related(*related).first()


def offer_seen(actor: Actor, pk: int) -> Offer | None:
    """An offer, for the two sides."""
    seen = Q(application__worker__in=actor.tenants("worker"))
    seen |= Q(application__opening__company__in=actor.tenants("client"))
    related = ("application__worker", "application__opening__company", "application__opening__marketplace")
    return Offer.objects.filter(seen, pk=pk).select_related(*related).first()
