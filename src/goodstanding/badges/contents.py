"""What a badge says, made of the public facts of an award; and what is published where its addresses point."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.utils.translation import override

from goodstanding.accreditation.models import Award
from goodstanding.badges import addresses
from goodstanding.badges.facts import PublicAward, public_facts
from goodstanding.badges.formats.awards import Designation, Facts, credential
from goodstanding.badges.formats.envelope import Holder, Issuer, StatusEntry
from goodstanding.badges.formats.packing import Document

LANGUAGE = "en"
MEANING = (
    "The marketplace's clients were asked by a published rule, which decided on their answers: "
    "their trust score and every item passed what the rule needs."
)
CRITERIA = "Decided by policy {policy}, whose numbers, reasons and sources are published at this address."


def badge(award: Award, *, key: UUID, code: str, place: StatusEntry, at: datetime) -> Document:
    """The credential of an award, to be signed at a moment. It says what public_facts() says, without the figures."""
    with override(LANGUAGE):
        facts = public_facts(award, at.date())
    address = addresses.of_credential(key)
    return credential(
        Facts(
            id=address,
            issuer=issuer(award, facts),
            holder=Holder(origin_of(facts.site), facts.marketplace),
            designation=designation(award, facts),
            assurance=facts.assurance,
            answers=facts.answers,
            awarded=award.awarded_at,
            valid_from=at,
            valid_until=ends(award),
            image=f"{address}/badge.png",
            evidence=addresses.of_short_code(code),
            status=place,
        )
    )


def issuer(award: Award, facts: PublicAward) -> Issuer:
    did = addresses.did_of_issuer(award.decision.round.programme)
    return Issuer(did, facts.operator, addresses.of_issuer(award.decision.round.programme))


def designation(award: Award, facts: PublicAward) -> Designation:
    return Designation(
        id=addresses.of_achievement(award.decision.round, facts.policy),
        name=facts.designation,
        description=MEANING,
        edition=str(facts.edition),
        policy=facts.policy,
        criteria=addresses.of_policy(facts.policy),
        criteria_text=CRITERIA.format(policy=facts.policy),
    )


def origin_of(site: str) -> str:
    """Scheme and host of a marketplace's address."""
    return "/".join(site.split("/")[:3])


def ends(award: Award) -> datetime:
    """The last second on which an award is held."""
    return datetime.combine(award.valid_until, time(23, 59, 59), UTC)
