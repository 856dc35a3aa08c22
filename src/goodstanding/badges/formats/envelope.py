"""The envelope of every badge: an Open Badges 3.0 credential without proof, whatever was achieved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from goodstanding.badges.formats.contexts import CREDENTIALS, OPEN_BADGES
from goodstanding.badges.formats.guard import DATE
from goodstanding.badges.formats.packing import Document


@dataclass(frozen=True)
class Issuer:
    """Who signs: the operator of a programme, or a marketplace. `id` is its did:web."""

    id: str
    name: str
    url: str


@dataclass(frozen=True)
class Holder:
    """Whose badge it is: a marketplace by its canonical origin, a worker by the address of the public profile."""

    id: str
    name: str


@dataclass(frozen=True)
class Achievement:
    """What was achieved, the same in every badge that names it. `id` is its public address, `criteria` the rule's."""

    id: str
    name: str
    description: str
    policy: str
    criteria: str
    criteria_text: str


@dataclass(frozen=True)
class Part:
    """One thing that a badge tells: `code` is its fragment, `name` says what it is, `value` is this holder's."""

    code: str
    name: str
    value: str


@dataclass(frozen=True)
class StatusEntry:
    """Where a revocation of this badge shows: the address of a status list and an index into it."""

    list: str
    index: int


@dataclass(frozen=True)
class Envelope:
    """All that a badge says: `said` in one English sentence, `parts` one by one.

    `id` is the badge's address; `evidence` its verification page, another IRI; dates are aware, to the second.
    """

    id: str
    issuer: Issuer
    holder: Holder
    achievement: Achievement
    parts: tuple[Part, ...]
    said: str
    awarded: datetime
    valid_from: datetime
    valid_until: datetime
    image: str
    evidence: str
    status: StatusEntry


def enveloped(badge: Envelope) -> Document:
    """The credential, to be guarded and signed (Open Badges 3.0, VC Data Model 2.0)."""
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": badge.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.achievement.name,
        "description": badge.said,
        "image": {"id": badge.image, "type": "Image", "caption": badge.achievement.name},
        "issuer": _issuer(badge.issuer),
        "awardedDate": moment(badge.awarded),
        "validFrom": moment(badge.valid_from),
        "validUntil": moment(badge.valid_until),
        "credentialSubject": _subject(badge),
        "evidence": [{"id": badge.evidence, "type": ["Evidence"], "name": "Verification page"}],
        "credentialStatus": _status(badge.status),
    }


def moment(at: datetime) -> str:
    """`YYYY-MM-DDThh:mm:ssZ` of an aware moment, fractions of a second dropped. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).strftime(DATE)


def _issuer(issuer: Issuer) -> Document:
    return {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url}


def _subject(badge: Envelope) -> Document:
    return {
        "id": badge.holder.id,
        "type": ["AchievementSubject"],
        "name": badge.holder.name,
        "achievement": _achievement(badge),
        "result": list(_results(badge)),
    }


def _achievement(badge: Envelope) -> Document:
    achievement = badge.achievement
    return {
        "id": achievement.id,
        "type": ["Achievement"],
        "achievementType": "Certification",
        "name": achievement.name,
        "description": achievement.description,
        "version": achievement.policy,
        "criteria": {"id": achievement.criteria, "narrative": achievement.criteria_text},
        "resultDescription": list(_result_descriptions(badge)),
    }


def _result_descriptions(badge: Envelope) -> Iterator[Document]:
    for part in badge.parts:
        described = f"{badge.achievement.id}#{part.code}"
        yield {"id": described, "type": ["ResultDescription"], "name": part.name, "resultType": "Result"}


def _results(badge: Envelope) -> Iterator[Document]:
    for part in badge.parts:
        described = f"{badge.achievement.id}#{part.code}"
        result = f"{badge.id}#{part.code}"
        yield {"id": result, "type": ["Result"], "resultDescription": described, "value": part.value}


def _status(entry: StatusEntry) -> Document:
    return {
        "id": f"{entry.list}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list,
    }
