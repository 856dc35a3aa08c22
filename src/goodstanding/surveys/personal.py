"""What surveys hold about persons, and what an erasure leaves: points in the count, with no link to who gave them."""

from typing import Any

from django.db.models import Q

from goodstanding.people.holdings import Person, declare, declare_names, declare_tenants, unnamed
from goodstanding.surveys.models import (
    BreakGlass,
    Draft,
    Draw,
    Evidence,
    Fee,
    Flag,
    FlagReview,
    Invitation,
    InvitationText,
    Phase,
    PolicyText,
    Programme,
    Response,
    Roster,
    RosterContact,
    RosterDraft,
    RosterRow,
    RosterVerification,
    Round,
    Undeliverable,
)

CODE = "a code, a key or a digest of the install's own"
OFFICE = "the word of a team or of a programme"


def invited(path: str = "invitation__") -> Any:
    """Rows about invitations of the person."""
    return lambda person: Q(**{f"{path}contact": person.contact})


def names_of(person: Person) -> Any:
    return RosterContact.objects.filter(invited("")(person)).values_list("name", flat=True)


def drafts_with(person: Person) -> Q:
    return Q(lines__icontains=person.email)


def texts_signed(person: Person) -> Q:
    """Invitations' texts with the person's name below."""
    return Q(signature__in=person.names)


declare_names(names_of)
declare_tenants(
    "operator", lambda tenant: Programme.objects.filter(pk=tenant).values_list("operator", flat=True).first()
)
declare(Draft, whose=invited(), erases={"given": {}}, told="given day", topic="answers", deletes=True)
declare(
    Response,
    topic="answers",
    whose=invited(),
    erases={"comment": ""},
    keeps={
        "points and answers from a list; they count, and nothing leads from them to a person": "answers about",
        CODE: "digest",
    },
    told="answers about comment confidentiality revision day",
    event="surveys.answers_erased",
)
declare(
    RosterContact,
    topic="answers",
    whose=invited(""),
    erases={"name": ""},
    keeps={CODE: "language"},
    told="name language",
)
declare(
    Invitation,
    topic="answers",
    whose=invited(""),
    erases={"token_digest": lambda row, person, at: f"erased-{row.pk}"},
    keeps={CODE: "language"},
    told="language invited_at",
)
declare(
    RosterDraft, whose=drafts_with, erases={"lines": unnamed("lines")}, keeps={"the name of a file of theirs": "source"}
)
declare(
    InvitationText,
    whose=texts_signed,
    erases={"signature": unnamed("signature")},
    keeps={OFFICE: "language greeting paragraph"},
)
declare(Undeliverable, keeps={CODE: "reason"})
declare(PolicyText, topic="offices", whose=lambda person: Q(added_by=person.account), keeps={OFFICE: "text"})
declare(Fee, topic="offices", whose=lambda person: Q(settled_by=person.account), keeps={OFFICE: "currency reason"})
declare(Evidence, keeps={OFFICE: "note"})
declare(
    RosterVerification,
    topic="offices",
    whose=lambda person: Q(verified_by=person.account),
    keeps={OFFICE: "reason"},
    told="reason verified_at",
)
declare(
    FlagReview,
    topic="offices",
    whose=lambda person: Q(reviewed_by=person.account),
    keeps={OFFICE: "reason"},
    told="outcome reason reviewed_at",
)
declare(
    Roster,
    topic="offices",
    whose=lambda person: Q(attested_by=person.account),
    keeps={CODE: "salt commitment"},
    told="size committed_at",
)
declare(
    BreakGlass,
    topic="offices",
    whose=lambda person: Q(opened_by=person.account),
    keeps={OFFICE: "reason"},
    told="round reason opened_at ends_at",
)
declare(Programme, keeps={OFFICE: "slug name designation adjective operator", CODE: "instrument award_rule"})
declare(Phase, keeps={OFFICE: "name currency"})
declare(Round, keeps={CODE: "instrument award_rule"})
declare(RosterRow, keeps={CODE: "opaque ticket"})
declare(Draw, keeps={CODE: "programme_commitment programme_nonce marketplace_nonce seed"})
declare(Flag, keeps={CODE: "kind figures"})
