"""Whether a stored badge is still what its issuer's published keys signed."""

import json
from functools import lru_cache

from goodstanding.badges import addresses
from goodstanding.badges.addresses import Issuing
from goodstanding.badges.formats.did import NoSuchKey, did_document, ed25519_key
from goodstanding.badges.formats.guard import guard
from goodstanding.badges.formats.packing import Document, Unreadable, pack, unpack
from goodstanding.badges.formats.proof import OtherProof, holds, proof_of
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.keys import issuer_keys
from goodstanding.badges.models import Credential, WorkerCredential


def did_json(issuer: Issuing) -> bytes:
    """An issuer's did.json: the present keys first, retired ones behind them."""
    keys = issuer_keys(issuer)
    did = addresses.did_of_issuer(issuer)
    return pack(did_document(did, ed25519=keys.proof.known().values(), p256=keys.jwt.known().values()))


def key_of(issuer: Issuing, name: str) -> Document | None:
    """The verification method of an issuer whose fragment is `name`."""
    methods = json.loads(did_json(issuer))["verificationMethod"]
    return next((method for method in methods if method["id"].partition("#")[2] == name), None)


def is_authentic(credential: Credential | WorkerCredential) -> bool:
    """Whether the stored bytes bear a right proof by a key that the issuer's did.json lists."""
    return _is_authentic(bytes(credential.signed), did_json(credential.status_list.issuer))


@lru_cache(maxsize=1_024)
def _is_authentic(signed: bytes, did: bytes) -> bool:
    try:
        document = unpack(signed)
        proof = proof_of(document)
        unsecured = {name: value for name, value in document.items() if name != "proof"}
        key = ed25519_key(unpack(did), proof["verificationMethod"])
        return holds(unsecured, proof, guard(unsecured), key)
    except (Unreadable, OtherProof, NoSuchKey, Refused):
        return False
