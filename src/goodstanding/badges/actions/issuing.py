"""Signing badges, revoking them, and signing the list that says which are revoked."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from django.db import transaction

from goodstanding.accreditation.models import Award
from goodstanding.badges import addresses
from goodstanding.badges.contents import badge, ends
from goodstanding.badges.facts import public_facts
from goodstanding.badges.formats.credential import StatusEntry
from goodstanding.badges.formats.did import method_of_multikey
from goodstanding.badges.formats.jwt import vc_jwt
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.status import BITS, status_list
from goodstanding.badges.keys import issuer_keys
from goodstanding.badges.models import Credential, Revocation, StatusList
from goodstanding.badges.queries import badges_to_revoke, newest_proof
from goodstanding.badges.queries.domains import LASTS
from goodstanding.badges.refusals import AwardNotHeld, CannotPublish, NoDomainProof
from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import judges

declare("badges.issued", "A badge was signed for an award.")
declare("badges.revoked", "A badge was revoked, because its award was suspended or withdrawn.")
declare("badges.keys_rotated", "An issuer's signing keys were replaced; the old ones stay known.")

FRESH: Final = timedelta(hours=1)
FULLEST: Final = BITS // 2
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE: Final = 7


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
    keys, key, code = issuer_keys(programme.slug), uuid4(), _free_code()
    listed = _open_list(programme)
    index = _free_place(listed)
    place = StatusEntry(addresses.of_status_list(listed.pk), index)
    document = badge(award, key=key, code=code, place=place, at=at)
    try:
        proved, jwt = signed(document, keys.proof, at=at), vc_jwt(document, keys.jwt)
    except Refused as error:
        raise CannotPublish(f"{error}.") from error
    return Credential.objects.create(
        id=key,
        award=award,
        number=number,
        code=code,
        signed=proved,
        jwt=jwt,
        key=method_of_multikey(addresses.did_of_issuer(programme), keys.proof.public_key),
        status_list=listed,
        status_index=index,
        issued_at=at,
        valid_until=ends(award),
    )


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(CODE))
        if not Credential.objects.filter(code=code).exists():
            return code


def _open_list(programme: Programme) -> StatusList:
    """The issuer's newest list, or a new one where that is half full: a random place is then found at once."""
    newest = StatusList.objects.filter(programme=programme).order_by("-pk").first()
    if newest and newest.credentials.count() < FULLEST:
        return newest
    return StatusList.objects.create(programme=programme)


def _free_place(listed: StatusList) -> int:
    while True:
        index = secrets.randbelow(BITS)
        if not listed.credentials.filter(status_index=index).exists():
            return index


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


@transaction.atomic
def sign_list(listed: StatusList, *, by: Actor, at: datetime) -> StatusList:
    """The list with everything that is revoked by now, signed within the last hour."""
    require(by.is_system)
    rows = StatusList.objects.select_for_update(no_key=True, of=("self",)).select_related("programme")
    listed = rows.get(pk=listed.pk)
    if revoke_ended(by=by, at=at, listed=listed):
        listed.signed_at = None
    if is_fresh(listed, at):
        return listed
    revoked = listed.credentials.exclude(revocation=None).values_list("status_index", flat=True)
    did = addresses.did_of_issuer(listed.programme)
    document = status_list(addresses.of_status_list(listed.pk), issuer=did, revoked=revoked, at=at)
    listed.signed, listed.signed_at = signed(document, issuer_keys(listed.programme.slug).proof, at=at), at
    listed.save(update_fields=["signed", "signed_at"])
    return listed


def is_fresh(listed: StatusList, at: datetime) -> bool:
    """Whether a list was signed within the last hour, and nothing was revoked since."""
    return listed.signed_at is not None and abs(at - listed.signed_at) < FRESH


@transaction.atomic
def rotate_keys(programme: Programme, *, by: Actor, at: datetime) -> str:
    """Replaces an issuer's keys for all that is signed from now on, and returns the new proof key's id."""
    require(by.is_system)
    key, _jwt = issuer_keys(programme.slug).rotate()
    programme.status_lists.update(signed_at=None)
    record("badges.keys_rotated", by=by, at=at, subject=("programme", programme.pk), data={"key": key})
    return key
