"""The second form on request: VC-JWT with ES256 as Open Badges 3.0, section 8.2, has it (RFC 7515, RFC 7519)."""

from dataclasses import dataclass
from datetime import datetime

from goodstanding.badges.formats import base64url
from goodstanding.badges.formats.did import method_of_jwk
from goodstanding.badges.formats.guard import guard
from goodstanding.badges.formats.keys import is_es256
from goodstanding.badges.formats.packing import Document, Unreadable, pack, unpack
from goodstanding.badges.formats.proof import Signer, issuer_of

CLAIMS = ("iss", "jti", "nbf", "sub", "exp")
_HEADERS = {"alg", "kid", "typ"}


class OtherJwt(ValueError):
    """A JWT of a kind that is not read here; says which."""


@dataclass(frozen=True)
class Parts:
    """A VC-JWT taken apart: nothing of it is verified."""

    method: str
    credential: Document
    message: bytes
    signature: bytes

    def is_signed_by(self, key: bytes) -> bool:
        return is_es256(self.message, self.signature, key)


def vc_jwt(document: Document, signer: Signer) -> bytes:
    """The compact JWT of a credential; the signer's key is P-256 (33 bytes), its signatures are r and s, 64 bytes.

    Raises guard's Refused.
    """
    guard(document)
    header = {"alg": "ES256", "kid": method_of_jwk(issuer_of(document), signer.public_key), "typ": "JWT"}
    message = f"{_part(header)}.{_part({**document, **claims(document)})}".encode()
    return message + b"." + base64url.encode(signer.sign(message)).encode()


def claims(document: Document) -> Document:
    """The registered claims that repeat what the credential says; dates in seconds since 1970."""
    return {
        "iss": issuer_of(document),
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
        "sub": document["credentialSubject"]["id"],
        "exp": _seconds(document["validUntil"]),
    }


def taken_apart(data: bytes) -> Parts:
    """The parts of a compact JWT. Raises Unreadable, and OtherJwt for another algorithm, a header that brings its own
    key, or claims that contradict the credential.
    """
    try:
        header, payload, signature = data.decode("ascii").split(".")
        found, body = unpack(base64url.decode(header)), unpack(base64url.decode(payload))
        raw = base64url.decode(signature)
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable("no compact JWT") from error
    if found.get("alg") != "ES256" or set(found) != _HEADERS or not isinstance(found["kid"], str):
        raise OtherJwt("its header is not that of a badge: alg ES256, kid, typ")
    return Parts(found["kid"], _credential(body), f"{header}.{payload}".encode(), raw)


def _credential(body: Document) -> Document:
    document = {name: value for name, value in body.items() if name not in CLAIMS}
    try:
        repeated = claims(document)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise OtherJwt("it holds no credential with issuer, id, subject and dates") from error
    if {name: body.get(name) for name in CLAIMS} != repeated:
        raise OtherJwt("its claims contradict the credential in it")
    return document


def _part(value: Document) -> str:
    return base64url.encode(pack(value))


def _seconds(date: str) -> int:
    return int(datetime.fromisoformat(date).timestamp())
