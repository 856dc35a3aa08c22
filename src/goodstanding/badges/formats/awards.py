"""What the badge of an award says: public facts of a marketplace's award, and nothing of its clients."""

from dataclasses import dataclass
from datetime import datetime

from goodstanding.badges.formats.envelope import Achievement, Envelope, Holder, Issuer, Part, StatusEntry, enveloped
from goodstanding.badges.formats.packing import Document


@dataclass(frozen=True)
class Designation:
    """What is awarded in one edition of a programme. `id` is its public address, `criteria` the published policy's."""

    id: str
    name: str
    description: str
    edition: str
    policy: str
    criteria: str
    criteria_text: str


@dataclass(frozen=True)
class Facts:
    """All that a badge of an award says, and nothing of clients: `answers` is a band such as "15-29".

    `id` is the badge's address; `evidence` its verification page, another IRI; dates are aware, to the second.
    """

    id: str
    issuer: Issuer
    holder: Holder
    designation: Designation
    assurance: str
    answers: str
    awarded: datetime
    valid_from: datetime
    valid_until: datetime
    image: str
    evidence: str
    status: StatusEntry


def credential(facts: Facts) -> Document:
    """The credential of an award, to be guarded and signed."""
    return enveloped(
        Envelope(
            id=facts.id,
            issuer=facts.issuer,
            holder=facts.holder,
            achievement=_achievement(facts.designation),
            parts=_parts(facts),
            said=said(facts),
            awarded=facts.awarded,
            valid_from=facts.valid_from,
            valid_until=facts.valid_until,
            image=facts.image,
            evidence=facts.evidence,
            status=facts.status,
        )
    )


def said(facts: Facts) -> str:
    """The badge in one English sentence."""
    return (
        f"{facts.holder.name} holds the designation {facts.designation.name}: edition {facts.designation.edition}, "
        f"assurance {facts.assurance}, {facts.answers} client organisations answered, "
        f"policy {facts.designation.policy}."
    )


def _achievement(found: Designation) -> Achievement:
    return Achievement(found.id, found.name, found.description, found.policy, found.criteria, found.criteria_text)


def _parts(facts: Facts) -> tuple[Part, ...]:
    return (
        Part("edition", "Edition of the programme", facts.designation.edition),
        Part("assurance", "Assurance: how the answers were gathered, A, B or C", facts.assurance),
        Part("answers", "Client organisations that answered, as a band", facts.answers),
    )
