"""Foreign engines that read our files: each oracle returns True for right, False for wrong."""

import json
from typing import Any

import jwt
import pyoxigraph
import time_machine
from openbadgeslib.ob3.contexts import load_context
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier
from openvc import VerificationPolicy, verify_credential
from openvc.did.base import parse_did_document
from openvc.errors import OpenvcError

from badges.formats.issuing import DID, LATER, LIST, did_json, list_bytes, opened
from goodstanding.badges.formats.contexts import OPEN_BADGES

# 1EdTech's own document, not ours: it has two terms more.
PUBLISHED = {OPEN_BADGES: load_context(OPEN_BADGES)}


class Resolver:
    """Hands did.json to openvc."""

    def supports(self, did: str) -> bool:
        return did == DID

    def resolve(self, did: str) -> Any:
        return parse_did_document(did_json())


def openvc(badge: bytes, *revoked: int) -> bool:
    """openvc-core: proof, key, dates, status list with its own proof. It reads a proof that stands alone, not an array
    of one, which is the same JSON-LD.
    """
    try:
        with time_machine.travel(LATER, tick=False):
            found = verify_credential(
                _with_proof_alone(badge),
                policy=VerificationPolicy(expected_types=["OpenBadgeCredential"], require_status_issuer_binding=True),
                resolver=Resolver(),
                resolve_status_list=lambda address: _listed_by_openvc(address, revoked),
                extra_contexts=PUBLISHED,
            )
    except (OpenvcError, ValueError, KeyError, TypeError):
        return False
    return bool(found.issuer == DID)


def _with_proof_alone(signed: bytes) -> dict[str, Any]:
    document = opened(signed)
    (proof,) = document["proof"]
    return {**document, "proof": proof}


def _listed_by_openvc(address: str, revoked: tuple[int, ...]) -> Any:
    assert address == LIST
    document = _with_proof_alone(list_bytes(*revoked))
    verify_credential(document, resolver=Resolver())
    return document


def openbadgeslib(badge: bytes, *revoked: int) -> bool:
    """openbadgeslib: proof or JWT, key, dates, bit of the list (it knows list proofs as JWT only), and that the JSON is
    the compacted form of what is signed.
    """
    files = {
        "https://trust.example/issuers/talent/did.json": json.dumps(did_json()).encode(),
        LIST: list_bytes(*revoked),
    }
    engine = OB3LdpVerifier if badge.startswith(b"{") else OB3Verifier
    text = badge.decode()
    try:
        with time_machine.travel(LATER, tick=False):
            verifier = engine.for_issuer_did(DID, download=files.__getitem__)
            verifier.verify(text, check_status=True, verify_status_list=False, download=files.__getitem__)
    except (OB3VerificationError, ValueError):
        return False
    return True


def pyjwt(badge: bytes) -> bool:
    """PyJWT: the signature of a VC-JWT by the key of did.json, and its dates."""
    key = jwt.PyJWK(did_json()["verificationMethod"][-1]["publicKeyJwk"])
    try:
        with time_machine.travel(LATER, tick=False):
            jwt.decode(badge, key, algorithms=["ES256"], issuer=DID, options={"require": ["exp", "nbf", "iss", "sub"]})
    except jwt.PyJWTError:
        return False
    return True


def oxigraph(document: dict[str, Any]) -> bytes:
    """pyoxigraph's canonical N-Quads, sorted, with 1EdTech's published context."""
    contexts = [load_context(url)["@context"] for url in document["@context"]]
    quads = pyoxigraph.parse(json.dumps({**document, "@context": contexts}), format=pyoxigraph.RdfFormat.JSON_LD)
    dataset = pyoxigraph.Dataset(quads)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()
