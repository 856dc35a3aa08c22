"""Data Integrity proofs by `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Protocol

from goodstanding.badges.formats import base58
from goodstanding.badges.formats.canonical import canonical
from goodstanding.badges.formats.did import method_of_multikey
from goodstanding.badges.formats.envelope import moment
from goodstanding.badges.formats.guard import guard
from goodstanding.badges.formats.keys import is_ed25519
from goodstanding.badges.formats.packing import Document, pack
from goodstanding.badges.formats.refused import Refused
from goodstanding.badges.formats.shape import ShapeDiffers

SUITE = "eddsa-rdfc-2022"
_FIELDS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}


class Signer(Protocol):
    """Signs bytes with an Ed25519 key of 32 bytes that may live in a file, or in a key service (base.keys)."""

    @property
    def public_key(self) -> bytes: ...

    def sign(self, message: bytes) -> bytes: ...


class OtherProof(ValueError):
    """A document whose proof is of a kind that is not read here; says which."""


def signed(document: Document, signer: Signer, *, at: datetime) -> bytes:
    """The bytes of a credential with its proof, to be stored and served as they are. Raises guard's Refused."""
    return next(signed_many([document], signer, at=at))


def signed_many(documents: Iterable[Document], signer: Signer, *, at: datetime) -> Iterator[bytes]:
    """signed() for many. Of 256 documents one, by its digest, is compared with PyLD's canonical form.

    Raises Refused and ShapeDiffers before anything of that document is signed.
    """
    key, created = signer.public_key, moment(at)
    for document in documents:
        if "proof" in document:
            raise Refused("proof", "is there already")
        quads = guard(document)
        if is_sampled(quads) and quads != canonical(document):
            raise ShapeDiffers(document["id"])
        options = _options(created, method_of_multikey(issuer_of(document), key))
        signature = signer.sign(_digests(document["@context"], options, quads))
        yield pack({**document, "proof": [{**options, "proofValue": "z" + base58.encode(signature)}]})


def is_sampled(quads: bytes) -> bool:
    return sha256(quads).digest()[0] == 0


def issuer_of(document: Document) -> str:
    """The identifier of a credential's issuer, or "" where there is none."""
    issuer = document.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    return found if isinstance(found, str) else ""


def proof_of(document: Document) -> Document:
    """The one proof of a credential. Raises OtherProof for none, several, another suite or fields not read here."""
    found = document.get("proof")
    proofs = found if isinstance(found, list) else [found]
    if len(proofs) != 1 or not isinstance(proofs[0], dict):
        raise OtherProof("it does not bear one proof")
    proof: Document = proofs[0]
    if (proof.get("type"), proof.get("cryptosuite")) != ("DataIntegrityProof", SUITE):
        raise OtherProof(f"its proof is not of the kind {SUITE}")
    if set(proof) != _FIELDS or not all(isinstance(value, str) for value in proof.values()):
        raise OtherProof("its proof has other fields than this reader knows")
    if proof["proofPurpose"] != "assertionMethod":
        raise OtherProof("its proof does not serve to assert")
    return proof


def holds(document: Document, proof: Document, quads: bytes, key: bytes) -> bool:
    """Whether `proof` is `key`'s over the canonical form `quads` of the document without its proof."""
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        signature = base58.decode(proof["proofValue"].removeprefix("z"))
        digests = _digests(document["@context"], options, quads)
    except ValueError:
        return False
    return proof["proofValue"].startswith("z") and is_ed25519(digests, signature, key)


def _options(created: str, method: str) -> dict[str, str]:
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }


def _digests(contexts: list[str], options: dict[str, Any], quads: bytes) -> bytes:
    return _digest_of_options(tuple(contexts), tuple(sorted(options.items()))) + sha256(quads).digest()


@lru_cache(maxsize=64)
def _digest_of_options(contexts: tuple[str, ...], options: tuple[tuple[str, str], ...]) -> bytes:
    return sha256(canonical({"@context": list(contexts), **dict(options)})).digest()
