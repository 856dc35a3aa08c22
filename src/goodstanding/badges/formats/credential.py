"""The badge's content: public facts of an award as an Open Badges 3.0 credential, without proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from goodstanding.badges.formats.contexts import CREDENTIALS, OPEN_BADGES
from goodstanding.badges.formats.guard import DATE
from goodstanding.badges.formats.packing import Document


@dataclass(frozen=True)
class Issuer:
    """Who signs: the operator of a programme. `id` is its did:web."""

    id: str
    name: str
    url: str


@dataclass(frozen=True)
class Holder:
    """Whose badge it is: a marketplace by its canonical origin."""

    origin: str
    name: str


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
class StatusEntry:
    """Where a revocation of this badge shows: the address of a status list and an index into it."""

    list: str
    index: int


@dataclass(frozen=True)
class Facts:
    """All that a badge says, and nothing of clients: `answers` is a band such as "15-29".

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
    """The credential of an award, to be guarded and signed (Open Badges 3.0, VC Data Model 2.0)."""
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": facts.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": facts.designation.name,
        "description": said(facts),
        "image": {"id": facts.image, "type": "Image", "caption": facts.designation.name},
        "issuer": _issuer(facts.issuer),
        "awardedDate": moment(facts.awarded),
        "validFrom": moment(facts.valid_from),
        "validUntil": moment(facts.valid_until),
        "credentialSubject": _subject(facts),
        "evidence": [{"id": facts.evidence, "type": ["Evidence"], "name": "Verification page"}],
        "credentialStatus": _status(facts.status),
    }


def said(facts: Facts) -> str:
    """The badge in one English sentence."""
    return (
        f"{facts.holder.name} holds the designation {facts.designation.name}: edition {facts.designation.edition}, "
        f"assurance {facts.assurance}, {facts.answers} client organisations answered, "
        f"policy {facts.designation.policy}."
    )


def moment(at: datetime) -> str:
    """`YYYY-MM-DDThh:mm:ssZ` of an aware moment, fractions of a second dropped. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).strftime(DATE)


def _issuer(issuer: Issuer) -> Document:
    return {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url}


def _subject(facts: Facts) -> Document:
    return {
        "id": facts.holder.origin,
        "type": ["AchievementSubject"],
        "name": facts.holder.name,
        "achievement": _achievement(facts.designation),
        "result": list(_results(facts)),
    }


def _achievement(designation: Designation) -> Document:
    return {
        "id": designation.id,
        "type": ["Achievement"],
        "achievementType": "Certification",
        "name": designation.name,
        "description": designation.description,
        "version": designation.policy,
        "criteria": {"id": designation.criteria, "narrative": designation.criteria_text},
        "resultDescription": list(_result_descriptions(designation)),
    }


def _result_descriptions(designation: Designation) -> Iterator[Document]:
    for part, name in (
        ("edition", "Edition of the programme"),
        ("assurance", "Assurance: how the answers were gathered, A, B or C"),
        ("answers", "Client organisations that answered, as a band"),
    ):
        yield {"id": f"{designation.id}#{part}", "type": ["ResultDescription"], "name": name, "resultType": "Result"}


def _results(facts: Facts) -> Iterator[Document]:
    for part, value in (
        ("edition", facts.designation.edition),
        ("assurance", facts.assurance),
        ("answers", facts.answers),
    ):
        described = f"{facts.designation.id}#{part}"
        yield {"id": f"{facts.id}#{part}", "type": ["Result"], "resultDescription": described, "value": value}


def _status(entry: StatusEntry) -> Document:
    return {
        "id": f"{entry.list}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list,
    }
