"""What cases about work are about: a review, an engagement, a worker, a company."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.disputes.describing import Fact, Subject, describes
from goodstanding.engagements.models import Engagement, Entry, Review
from goodstanding.engagements.reviews_words import told
from goodstanding.engagements.thread_words import day_words, happened_words, reason_words, side_name
from goodstanding.marketplaces.models import Company, Worker

LINES = 60


@describes("review")
def review(pk: int) -> Subject | None:
    """A review with its marks and its reply, and the thread of its engagement."""
    found = Review.objects.filter(pk=pk).select_related("engagement__company", "engagement__worker", "reply").first()
    if found is None:
        return None
    work = found.engagement
    facts = [(_("Written by"), side_name(work, found.side)), (_("Stars"), f"{found.points / 100:.2f}")]
    facts += [(name, str(mark)) for name, mark in told(found)]
    facts += [(_("Comment"), found.comment or _("none"))]
    if reply := getattr(found, "reply", None):
        facts.append((_("Reply"), reply.text))
    link = reverse("engagements:reviews", args=[work.pk])
    return Subject(work.title, link, [*facts, *_work_facts(work)], _thread(work))


@describes("engagement")
def engagement(pk: int) -> Subject | None:
    """An engagement with what was agreed, and its thread."""
    work = Engagement.objects.filter(pk=pk).select_related("company", "worker", "marketplace").first()
    if work is None:
        return None
    return Subject(work.title, reverse("engagements:engagement", args=[work.pk]), _work_facts(work), _thread(work))


def _work_facts(work: Engagement) -> list[tuple[str, str]]:
    facts = [(_("Engagement"), f"{work.pk}: {work.title}"), (_("Due on"), day_words(work.due_on))]
    facts += [(_("Delivered on"), day_words(work.delivered_on)), (_("Approved on"), day_words(work.approved_on))]
    return [*facts, (_("Ended because"), reason_words(work))] if work.ended_on else facts


def _thread(work: Engagement) -> list[Fact]:
    """What both sides could read in it; notes stay with the side that wrote them."""
    entries = Entry.objects.filter(engagement=work).exclude(kind="note").order_by("-pk")[:LINES]
    return [_fact(entry, work) for entry in reversed(entries)]


def _fact(entry: Entry, work: Engagement) -> Fact:
    if entry.kind == "message":
        return Fact(entry.at, _("%(who)s wrote") % {"who": side_name(work, entry.side)}, entry.text)
    return Fact(entry.at, happened_words(entry, work), entry.text)


@describes("worker")
def worker(pk: int) -> Subject | None:
    """A worker, for cases of conduct."""
    found = Worker.objects.filter(pk=pk).select_related("marketplace").first()
    if found is None:
        return None
    link = reverse("portals:worker", args=[found.marketplace.slug, found.slug])
    return Subject(found.name, link, [(_("Worker"), found.name), (_("Marketplace"), found.marketplace.name)])


@describes("company")
def company(pk: int) -> Subject | None:
    """A company, for cases of conduct."""
    found = Company.objects.filter(pk=pk).select_related("marketplace").first()
    if found is None:
        return None
    link = reverse("marketplaces:company", args=[found.pk])
    return Subject(str(found), link, [(_("Company"), str(found)), (_("Marketplace"), found.marketplace.name)])
