"""What the badge of a worker's standing says: what the worker lets the public see, and what it does not mean."""

from dataclasses import dataclass
from datetime import date, datetime

from goodstanding.badges.formats.envelope import Achievement, Envelope, Holder, Issuer, Part, StatusEntry, enveloped
from goodstanding.badges.formats.packing import Document

MEANING = {
    "top": "Most weeks of the last months had a high score of finished work on {marketplace}, and the other conditions "
    "of its published rule were met.",
    "rising": "New on {marketplace}, with a profile and conduct that meet its published rule.",
}
LIMITS = (
    "It is no check of identity or of qualifications, promises nothing about work to come, and says nothing of work "
    "elsewhere."
)
SHARED = "Issuer and holder share a person: somebody who works as {worker} also works for {marketplace}."


@dataclass(frozen=True)
class Attained:
    """A kind of standing by a version of the rule. `id` is its public address, `criteria` the published rule's."""

    id: str
    kind: str
    title: str
    policy: str
    criteria: str


@dataclass(frozen=True)
class Facts:
    """All that a worker's badge says. `weeks` is "14 of 16", "" where the rule does not count them.

    `score` is a band such as "95-100", the exact one by the worker's own switch, "" where none is shown;
    `engagements` is a band; `confirmed` the Monday whose scores it says. Dates are aware, to the second.
    """

    id: str
    issuer: Issuer
    holder: Holder
    attained: Attained
    weeks: str
    score: str
    engagements: str
    confirmed: date
    shares_person: bool
    held_since: datetime
    valid_from: datetime
    valid_until: datetime
    image: str
    evidence: str
    status: StatusEntry


def standing_credential(facts: Facts) -> Document:
    """The credential of a standing, to be guarded and signed."""
    return enveloped(
        Envelope(
            id=facts.id,
            issuer=facts.issuer,
            holder=facts.holder,
            achievement=_achievement(facts),
            parts=_parts(facts),
            said=_said(facts),
            awarded=facts.held_since,
            valid_from=facts.valid_from,
            valid_until=facts.valid_until,
            image=facts.image,
            evidence=facts.evidence,
            status=facts.status,
        )
    )


def _achievement(facts: Facts) -> Achievement:
    found, marketplace = facts.attained, facts.issuer.name
    return Achievement(
        id=found.id,
        name=f"{found.title} on {marketplace}",
        description=f"{MEANING[found.kind].format(marketplace=marketplace)} {LIMITS}",
        policy=found.policy,
        criteria=found.criteria,
        criteria_text=f"Judged each Monday by {found.policy}, published with its numbers at this address.",
    )


def _said(facts: Facts) -> str:
    since = f"{facts.held_since:%Y-%m-%d}"
    said = f"{facts.holder.name} is {facts.attained.title} on {facts.issuer.name} since {since}. {LIMITS}"
    if not facts.shares_person:
        return said
    return f"{said} {SHARED.format(worker=facts.holder.name, marketplace=facts.issuer.name)}"


def _parts(facts: Facts) -> tuple[Part, ...]:
    """In every badge of a kind the same ones: a part without a value says so."""
    return (
        Part("confirmed", "Monday whose scores confirm it", facts.confirmed.isoformat()),
        Part("weeks", "Good weeks of those that the rule looks at", facts.weeks or "not counted"),
        Part("score", "Job success score, 0 to 100, as a band or exact", facts.score or "not shown"),
        Part("engagements", "Rated engagements behind the score, as a band", facts.engagements),
        Part("independence", "Whether issuer and holder share a person", "yes" if facts.shares_person else "no"),
    )
