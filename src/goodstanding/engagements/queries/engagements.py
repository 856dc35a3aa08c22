"""Reads of engagements: by their two sides and by the marketplace's team."""

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet

from goodstanding.base.access import Actor
from goodstanding.base.errors import NotYours
from goodstanding.base.models import File
from goodstanding.engagements.models import Engagement, Entry, Invoice, Proposal
from goodstanding.engagements.queries.sides import side_of

PAGE = 50


def engagements_seen(actor: Actor) -> QuerySet[Engagement]:
    """Those of the actor's companies, of the actor as a worker, and of marketplaces that the actor serves."""
    if actor.is_system:
        return Engagement.objects.all()
    theirs = Q(company__in=actor.tenants("client")) | Q(worker__in=actor.tenants("worker"))
    return Engagement.objects.filter(theirs | Q(marketplace__in=actor.tenants("team")))


def with_steps(actor: Actor, engagements: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """The same with what `steps.next_step` reads, in a constant number of queries."""
    open_ones = Proposal.objects.filter(state="open")
    standing = Invoice.objects.filter(withdrawn_on=None)
    return engagements.select_related("marketplace", "company", "worker", "trial", "window").prefetch_related(
        Prefetch("proposals", open_ones), Prefetch("invoices", standing), "reviews"
    )


def engagement_seen(actor: Actor, pk: int) -> Engagement:
    """One of them, with what its page shows. Raises NotYours for all others."""
    found = with_steps(actor, engagements_seen(actor)).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


def thread(actor: Actor, engagement: Engagement, page: str | int | None = None) -> Page[Entry]:
    """A page of the thread, oldest entry first; without a number the last page, on which the newest stands.

    Notes are in it for their own side alone.
    """
    pages = Paginator(entries_seen(actor, engagement).order_by("pk"), PAGE)
    return pages.get_page(page or pages.num_pages)


def entries_seen(actor: Actor, engagement: Engagement) -> QuerySet[Entry]:
    """The entries that the actor may read: all but the other side's notes."""
    own = Q(kind="note", side=side_of(actor, engagement) or "nobody")
    found = Entry.objects.filter(~Q(kind="note") | own, engagement=engagement)
    return found.select_related("author", "file").defer("file__content")


def evidence_seen(actor: Actor, engagement: Engagement, entry: int) -> File:
    """The file of an entry that the actor may read. Raises NotYours."""
    found = entries_seen(actor, engagement).defer(None).exclude(file=None).filter(pk=entry).first()
    if found is None or found.file is None:
        raise NotYours
    return found.file


def open_proposals(actor: Actor, engagement: Engagement) -> list[Proposal]:
    """Proposals that wait, the oldest first."""
    return sorted(engagement.proposals.filter(state="open"), key=lambda each: each.pk)


def proposal_seen(actor: Actor, engagement: Engagement, pk: int) -> Proposal:
    """A proposal of an engagement that the actor may read. Raises NotYours."""
    found = Proposal.objects.filter(engagement=engagement, pk=pk).select_related("engagement").first()
    if found is None:
        raise NotYours
    return found


def invoice_seen(actor: Actor, engagement: Engagement, number: int) -> Invoice:
    """An invoice by its number. Raises NotYours."""
    found = invoices_of(actor, engagement).select_related("engagement").filter(number=number).first()
    if found is None:
        raise NotYours
    return found


def invoices_of(actor: Actor, engagement: Engagement) -> QuerySet[Invoice]:
    """All invoices, also withdrawn ones, by number."""
    return Invoice.objects.filter(engagement=engagement).order_by("number")
