"""What badges of awards and of workers are signed with: codes, places in status lists, proofs."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from goodstanding.badges import addresses
from goodstanding.badges.addresses import Issuing
from goodstanding.badges.formats.did import method_of_multikey
from goodstanding.badges.formats.jwt import vc_jwt
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.status import BITS
from goodstanding.badges.keys import issuer_keys
from goodstanding.badges.models import Credential, StatusList, WorkerBadge
from goodstanding.badges.refusals import CannotPublish
from goodstanding.marketplaces.models import Marketplace

FULLEST: Final = BITS // 2
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE: Final = 7


@dataclass(frozen=True)
class Signed:
    """A credential with its proof, the same as VC-JWT, and the DID URL of the key that signed the proof."""

    signed: bytes
    jwt: bytes
    key: str


def signed_by(issuer: Issuing, document: Document, at: datetime) -> Signed:
    """The document in both forms. Raises CannotPublish where a name has a character that verifiers read differently."""
    keys = issuer_keys(issuer)
    try:
        proved, jwt = signed(document, keys.proof, at=at), vc_jwt(document, keys.jwt)
    except Refused as error:
        raise CannotPublish(f"{error}.") from error
    return Signed(proved, jwt, method_of_multikey(addresses.did_of_issuer(issuer), keys.proof.public_key))


def free_code() -> str:
    """A short code that no badge has."""
    while True:
        code = "".join(secrets.choice(SIGNS) for _ in range(CODE))
        if not any(model.objects.filter(code=code).exists() for model in (Credential, WorkerBadge)):
            return code


def free_place(issuer: Issuing) -> tuple[StatusList, int]:
    """A random place in the newest list of an issuer, or in a new one where that is half full: one is found at once."""
    listed = _open_list(issuer)
    while True:
        index = secrets.randbelow(BITS)
        if not any(places.filter(status_index=index).exists() for places in (listed.credentials, listed.worker_badges)):
            return listed, index


def _open_list(issuer: Issuing) -> StatusList:
    whose = {"marketplace" if isinstance(issuer, Marketplace) else "programme": issuer}
    newest = StatusList.objects.filter(**whose).order_by("-pk").first()
    if newest and newest.credentials.count() + newest.worker_badges.count() < FULLEST:
        return newest
    return StatusList.objects.create(**whose)
