"""did:web: an issuer's identifier, and the document that lists its keys (Controlled Identifiers 1.0)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from goodstanding.badges.formats.guard import refuse_entities
from goodstanding.badges.formats.keys import from_jwk, from_multikey, jwk, multikey
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.formats.refused import Refused

CONTEXT = [
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
]
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


class NoSuchKey(ValueError):
    """A DID document that does not let the named key sign credentials; says why."""


def did_of(origin: str, slug: str, folder: str = "issuers") -> str:
    """`did:web:<host>:<folder>:<slug>`; a port stands behind %3A. Raises Refused for another form of origin or slug."""
    parts = urlsplit(origin)
    if not parts.netloc or parts.netloc != parts.netloc.lower() or origin != f"{parts.scheme}://{parts.netloc}":
        raise Refused("origin", "is a scheme and a host in small letters, nothing behind it")
    if not _SLUG.fullmatch(slug):
        raise Refused("slug", "has small letters, digits and inner hyphens only")
    return f"did:web:{quote(parts.netloc, safe='')}:{folder}:{slug}"


def address_of(did: str) -> str:
    """Where the document of a did:web lies; raises ValueError for another kind of identifier."""
    if not re.fullmatch(r"did:web(?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)+", did):
        raise ValueError("no did:web")
    host, *path = map(unquote, did.split(":")[2:])
    if not re.fullmatch(r"[A-Za-z0-9.-]+(?::\d{1,5})?", host):
        raise ValueError("no host in this did:web")
    return f"https://{host}/{'/'.join(path) or '.well-known'}/did.json"


def did_document(did: str, *, ed25519: Iterable[bytes], p256: Iterable[bytes] = ()) -> Document:
    """What did.json says: every key that ever signed, retired ones too, so that old badges stay verifiable."""
    methods = [*(_multikey(did, key) for key in ed25519), *(_json_web_key(did, key) for key in p256)]
    document: Document = {
        "@context": CONTEXT,
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
    refuse_entities(document)
    return document


def method_of_multikey(did: str, ed25519: bytes) -> str:
    """The DID URL of an Ed25519 key: its fragment is the key itself."""
    return f"{did}#{multikey(ed25519)}"


def method_of_jwk(did: str, p256: bytes) -> str:
    """The DID URL of a P-256 key: its fragment is the key's thumbprint."""
    return f"{did}#{jwk(p256)['kid']}"


def _multikey(did: str, key: bytes) -> Document:
    method = method_of_multikey(did, key)
    return {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": multikey(key)}


def _json_web_key(did: str, key: bytes) -> Document:
    return {"id": method_of_jwk(did, key), "type": "JsonWebKey", "controller": did, "publicKeyJwk": jwk(key)}


def ed25519_key(document: Document, method: str) -> bytes:
    """The key that `method` names, read from the document and never from the name; raises NoSuchKey."""
    return _key(document, method, "Multikey", lambda entry: from_multikey(str(entry.get("publicKeyMultibase"))))


def p256_key(document: Document, method: str) -> bytes:
    """The P-256 key that `method` names, as ed25519_key() reads it; raises NoSuchKey."""
    return _key(document, method, "JsonWebKey", lambda entry: from_jwk(_mapping(entry.get("publicKeyJwk"))))


def _key(document: Document, method: str, kind: str, read: Any) -> bytes:
    did = document.get("id")
    entries = [entry for entry in _entries(document) if _absolute(entry.get("id"), did) == method]
    if len(entries) != 1:
        raise NoSuchKey("is not in its DID document")
    if method not in {_absolute(each, did) for each in _listed(document.get("assertionMethod"))}:
        raise NoSuchKey("may not sign credentials by its DID document")
    if entries[0].get("controller") != did or entries[0].get("type") != kind or entries[0].get("revoked"):
        raise NoSuchKey(f"is no key of kind {kind} that the issuer controls")
    try:
        key: bytes = read(entries[0])
    except ValueError as error:
        raise NoSuchKey(f"cannot be read: {error}") from error
    return key


def _entries(document: Document) -> Iterator[Document]:
    yield from (each for each in _listed(document.get("verificationMethod")) if isinstance(each, dict))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _absolute(name: Any, did: Any) -> Any:
    return f"{did}{name}" if isinstance(name, str) and name.startswith("#") else name if isinstance(name, str) else None
