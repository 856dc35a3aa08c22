"""What waits for whom: the rows of a company's and of a worker's home."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.engagements.models import (
    Application,
    Engagement,
    Interview,
    Invoice,
    Offer,
    Opening,
    Review,
)
from goodstanding.engagements.procedure import Side
from goodstanding.engagements.queries.engagements import with_steps


def openings_in_hand(actor: Actor) -> QuerySet[Opening]:
    """The drafts and open openings of the actor's companies, those with applications that wait (`waiting`) first."""
    waiting = Count("applications", filter=Q(applications__state="sent"))
    openings = Opening.objects.filter(company__in=actor.tenants("client"), state__in=("draft", "open"))
    openings = openings.annotate(waiting=waiting).select_related("company", "marketplace")
    return openings.order_by("-waiting", "-created_at", "-pk")


def engagements_in_hand(actor: Actor, side: Side) -> QuerySet[Engagement]:
    """The actor's engagements on a side that wait for somebody: to be done, paid or reviewed; those to end first.

    They come with what `steps.next_step` reads. What the other side wrote in a sealed review does not choose them.
    """
    mine = {"company__in": actor.tenants("client")} if side == "company" else {"worker__in": actor.tenants("worker")}
    unpaid = Invoice.objects.filter(engagement=OuterRef("pk"), paid_on=None, withdrawn_on=None)
    written = Review.objects.filter(engagement=OuterRef("pk"), side=side)
    to_review = Q(window__isnull=False, window__revealed_at=None) & ~Exists(written)
    found = Engagement.objects.filter(~Q(state="ended") | Exists(unpaid) | to_review, **mine)
    return with_steps(actor, found).order_by("due_on", "pk")


def offers_to_answer(actor: Actor) -> QuerySet[Offer]:
    """The open offers to the workers that the actor is."""
    offers = Offer.objects.filter(application__worker__in=actor.tenants("worker"), state="open")
    return offers.select_related("application__opening__company", "application__opening__marketplace").order_by(
        "made_at"
    )


def applications_in_hand(actor: Actor) -> QuerySet[Application]:
    """The actor's applications that no offer answers yet, to openings that are open."""
    mine = Application.objects.filter(worker__in=actor.tenants("worker"), state="sent", opening__state="open")
    return mine.select_related("opening__company", "opening__marketplace").order_by("-sent_at", "-pk")


def interviews_ahead(actor: Actor, at: datetime) -> QuerySet[Interview]:
    """The planned interviews of either side that lie ahead, the next one first."""
    mine = Q(application__worker__in=actor.tenants("worker"))
    mine |= Q(application__opening__company__in=actor.tenants("client"))
    ahead = Interview.objects.filter(mine, state="planned", starts_at__gte=at)
    return ahead.select_related("application__worker", "application__opening__company").order_by("starts_at")
