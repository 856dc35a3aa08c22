"""What engagements hold about persons, and what an erasure leaves: what was agreed, delivered and paid."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse

from goodstanding.base.access import Actor, Role
from goodstanding.base.models import File
from goodstanding.engagements.models import (
    Application,
    Engagement,
    Entry,
    Interim,
    Interview,
    Invoice,
    Offer,
    Opening,
    Proposal,
    Reply,
    Review,
    ReviewReport,
    Trial,
)
from goodstanding.marketplaces.personal import EMPTIED, shops_of
from goodstanding.people.holdings import Person, declare, declare_pages, unnamed
from goodstanding.people.reading_log import Seen, shows

AGREED = "what both sides agreed on; the other side relies on it"
COMPANY = "the word of a company, which is no person"
CODE = "a code, a key or a digest of the install's own"


def in_engagement(person: Person) -> Q:
    return Q(engagement__worker__in=person.workers)


def entries_of(person: Person) -> Q:
    return in_engagement(person) & Q(side="worker")


def files_of(person: Person) -> Q:
    """Files that the person sent in a thread and nobody else did."""
    theirs = Entry.objects.filter(entries_of(person), file__isnull=False)
    others = Entry.objects.filter(file__isnull=False).exclude(entries_of(person))
    return Q(pk__in=theirs.values("file")) & ~Q(pk__in=others.values("file"))


def pages(person: Person) -> list[tuple[str, str, str]]:
    return [("reviews", name, reverse("engagements:how_reviews_work", args=[slug])) for name, slug in shops_of(person)]


def seen_by_team(actor: Actor, place: Mapping[str, Any]) -> Seen | None:
    """Whose engagement a team has opened; the two sides read their own."""
    found = Engagement.objects.filter(pk=place["pk"]).values_list("worker", "marketplace").first()
    if found is None or not actor.serves(found[1]) or Role("worker", found[0]) in actor.roles:
        return None
    return Seen((f"worker:{found[0]}",), Role("team", found[1]))


declare_pages(pages)
for route in ("engagement", "reviews", "interims"):
    shows(f"engagements:{route}", "work", seen_by_team)
declare(File, whose=files_of, erases=EMPTIED)
declare(
    Entry,
    topic="work",
    whose=entries_of,
    erases={"text": "", "file": None},
    keeps={"figures and days of what happened": "what data"},
    told="engagement kind what data text at file",
)
declare(Entry, whose=lambda person: in_engagement(person) & ~Q(side="worker"), erases={"text": unnamed("text")})
declare(
    Application,
    topic="work",
    whose=lambda person: Q(worker__in=person.workers),
    erases={"note": ""},
    keeps={CODE: "warnings"},
    told="opening note available_from hours_a_week rate_cents warnings state sent_at",
)
declare(
    Interview,
    topic="work",
    whose=lambda person: Q(application__worker__in=person.workers),
    erases={"link": "", "note": ""},
    told="application starts_at minutes link state",
)
declare(
    Offer,
    topic="work",
    whose=lambda person: Q(application__worker__in=person.workers),
    erases={"answer": ""},
    keeps={AGREED: "expenses_note scope trial_scope"},
    told="application pay rate_cents expenses_cents expenses_note scope starts_on due_on state made_at answer",
)
declare(
    Engagement,
    topic="work",
    whose=lambda person: Q(worker__in=person.workers),
    keeps={AGREED: "title category scope", CODE: "external_id end_reason imported_digest"},
    told="marketplace company external_id title category scope pay rate_cents starts_on due_on state ended_on "
    "end_reason paid_cents",
)
declare(Trial, topic="work", whose=in_engagement, keeps={AGREED: "scope"}, told="engagement scope price_cents ends_on")
declare(
    Invoice,
    topic="work",
    whose=in_engagement,
    keeps={"the accounts of the company": "reference"},
    told="engagement number kind cents sent_on due_on paid_on reference",
)
declare(
    Review,
    topic="reviews",
    whose=lambda person: in_engagement(person) & Q(side="worker"),
    erases={"comment": "", "private_reason": ""},
    keeps={"points; the score of the company rests on them": "criteria"},
    told="engagement criteria points comment private_recommend private_reason written_at revised_at",
)
declare(
    Review,
    topic="reviews",
    whose=lambda person: in_engagement(person) & Q(side="company", engagement__window__revealed_at__isnull=False),
    told="engagement criteria points comment written_at",
)
declare(
    Review,
    whose=lambda person: in_engagement(person) & Q(side="company"),
    erases={"comment": unnamed("comment"), "private_reason": unnamed("private_reason")},
)
declare(
    Reply,
    topic="reviews",
    whose=lambda person: Q(review__engagement__worker__in=person.workers, review__side="company"),
    erases={"text": ""},
    told="review text written_at",
)
declare(
    ReviewReport,
    topic="reviews",
    whose=lambda person: Q(reported_by=person.account),
    erases={"text": ""},
    told="review reason text reported_at",
)
declare(
    Interim,
    topic="work",
    whose=entries_of,
    erases={"text": ""},
    told="engagement asked_at text given_at",
)
declare(
    Proposal,
    topic="work",
    whose=entries_of,
    erases={"reason": ""},
    keeps={AGREED: "values"},
    told="engagement kind values reason state",
)
declare(
    Opening,
    keeps={COMPANY: "title category vision team_in_place working_values direction long_term scope requirements"},
)
