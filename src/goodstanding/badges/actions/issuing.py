"""Signing the badges of awards, and revoking them."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from goodstanding.accreditation.models import Award
from goodstanding.badges import addresses
from goodstanding.badges.actions.signing import free_code, free_place, signed_by
from goodstanding.badges.contents import badge, ends
from goodstanding.badges.facts import public_facts
from goodstanding.badges.formats.envelope import StatusEntry
from goodstanding.badges.models import Credential, Revocation, StatusList
from goodstanding.badges.queries import badges_to_revoke, newest_proof
from goodstanding.badges.queries.domains import LASTS
from goodstanding.badges.refusals import AwardNotHeld, NoDomainProof
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.queries import judges

declare("badges.issued", "A badge was signed for an award.")
declare("badges.revoked", "A badge was revoked, because its award was suspended or withdrawn.")


@transaction.atomic
def issue(award: Award, *, by: Actor, at: datetime) -> Credential:
    """The signed badge of an award that is held; an award with a badge that stands keeps it.

    Raises NoDomainProof without a proof of the marketplace's domain from the last year, AwardNotHeld, and
    CannotPublish where a name has a character that verifiers read differently.
    """
    require(by.is_system or judges(by, award.decision.round))
    locked(award.decision.round)
    known = Credential.objects.filter(award=award)
    if stands := known.filter(revocation=None).first():
        return stands
    _require_issuable(award, by=by, at=at)
    made = _signed(award, number=known.count() + 1, at=at)
    data = {"award": award.pk, "number": made.number}
    tenant = award.decision.round.tenant
    record("badges.issued", by=by, at=at, subject=("credential", str(made.pk)), tenant=tenant, data=data)
    return made


def _require_issuable(award: Award, *, by: Actor, at: datetime) -> None:
    facts = public_facts(award, at.date())
    if not facts.is_held:
        raise AwardNotHeld(facts.state)
    shop = award.decision.round.marketplace
    proof = newest_proof(by, shop)
    if proof is None or at - proof.proved_at > LASTS:
        raise NoDomainProof(shop.domain)


def _signed(award: Award, *, number: int, at: datetime) -> Credential:
    programme = award.decision.round.programme
    key, code = uuid4(), free_code()
    listed, index = free_place(programme)
    place = StatusEntry(addresses.of_status_list(listed.pk), index)
    made = signed_by(programme, badge(award, key=key, code=code, place=place, at=at), at)
    return Credential.objects.create(
        id=key,
        award=award,
        number=number,
        code=code,
        signed=made.signed,
        jwt=made.jwt,
        key=made.key,
        status_list=listed,
        status_index=index,
        issued_at=at,
        valid_until=ends(award),
    )


@transaction.atomic
def revoke_ended(*, by: Actor, at: datetime, listed: StatusList | None = None) -> int:
    """Revokes every badge whose award is suspended or withdrawn, of one list where it is given; returns how many."""
    require(by.is_system)
    touched = badges_to_revoke(by, listed).values_list("status_list", flat=True)
    lists = StatusList.objects.filter(pk__in=list(touched)).order_by("pk")
    list(lists.select_for_update(no_key=True))  # first, as sign_list() does, or the two would wait for each other
    return sum(_revoke(credential, by=by, at=at) for credential in badges_to_revoke(by, listed))


def _revoke(credential: Credential, *, by: Actor, at: datetime) -> bool:
    cause = "withdrawn" if hasattr(credential.award, "withdrawal") else "suspended"
    given = {"revoked_at": at, "cause": cause}
    _made, is_new = Revocation.objects.get_or_create(credential=credential, defaults=given)
    if is_new:
        StatusList.objects.filter(pk=credential.status_list_id).update(signed_at=None)
        subject, tenant = ("credential", str(credential.pk)), credential.award.decision.round.tenant
        record("badges.revoked", by=by, at=at, subject=subject, tenant=tenant, data={"cause": cause})
    return is_new
