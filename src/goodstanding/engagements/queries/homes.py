"""What waits for whom: the rows of a company's and of a worker's home."""

from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from goodstanding.base.access import Actor
from goodstanding.engagements.models import (
    Application,
    Engagement,
    Interview,
    Invoice,
    Offer,
    Opening,
    Proposal,
    Review,
)
from goodstanding.engagements.procedure import Side


def openings_in_hand(actor: Actor) -> QuerySet[Opening]:
    """The drafts and open openings of the actor's companies, those with applications that wait (`waiting`) first."""
    waiting = Count("applications", filter=Q(applications__state="sent"))
    openings = Opening.objects.filter(company__in=actor.tenants("client"), state__in=("draft", "open"))
    openings = openings.annotate(waiting=waiting).select_related("company", "marketplace")
    return openings.order_by("-waiting", "-created_at", "-pk")


def engagements_in_hand(actor: Actor, side: Side) -> QuerySet[Engagement]:
    """The actor's engagements on a side that wait for somebody: to be done, paid or reviewed; those to end first.

    Each has `is_proposed` (the other side's proposal waits), `pay_by` (the first day on which an invoice is due) and
    `has_reviewed` (this side has). What the other side wrote in a sealed review is not read.
    """
    mine = {"company__in": actor.tenants("client")} if side == "company" else {"worker__in": actor.tenants("worker")}
    proposed = Proposal.objects.filter(engagement=OuterRef("pk"), state="open").exclude(side=side)
    unpaid = Invoice.objects.filter(engagement=OuterRef("pk"), paid_on=None, withdrawn_on=None)
    first_due = unpaid.order_by().values("engagement").annotate(day=Min("due_on")).values("day")
    written = Review.objects.filter(engagement=OuterRef("pk"), side=side)
    found = Engagement.objects.filter(**mine).annotate(
        is_proposed=Exists(proposed), pay_by=Subquery(first_due), has_reviewed=Exists(written)
    )
    to_review = Q(window__revealed_at=None, window__isnull=False, has_reviewed=False)
    in_hand = found.filter(~Q(state="ended") | Q(pay_by__isnull=False) | to_review)
    return in_hand.select_related("company", "worker", "marketplace", "trial", "window").order_by("due_on", "pk")


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
