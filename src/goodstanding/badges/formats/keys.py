"""Public keys as others read them: Multikey (Controlled Identifiers 1.0) and JSON Web Key (RFC 7517).

An Ed25519 key is its 32 bytes (RFC 8032), a P-256 key its 33 bytes, the compressed point (SEC 1, section 2.3.3).
"""

import json
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodstanding.badges.formats import base58, base64url

_ED25519 = b"\xed\x01"
_FIELD = 32


@lru_cache(maxsize=256)
def multikey(ed25519: bytes) -> str:
    """`z6Mk...`: the multibase text of an Ed25519 key of 32 bytes."""
    return "z" + base58.encode(_ED25519 + ed25519)


def from_multikey(text: str) -> bytes:
    """The 32 bytes of an Ed25519 key; raises ValueError for any other text or kind of key."""
    data = base58.decode(text[1:]) if text.startswith("z") else b""
    if len(data) != 34 or not data.startswith(_ED25519):
        raise ValueError("no Ed25519 key in Multikey form")
    return data[2:]


def jwk(p256: bytes) -> dict[str, str]:
    """The public JSON Web Key of a P-256 key, named by its thumbprint (RFC 7638)."""
    point = _p256(p256).public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    x, y = base64url.encode(point[1 : 1 + _FIELD]), base64url.encode(point[1 + _FIELD :])
    required = {"crv": "P-256", "kty": "EC", "x": x, "y": y}
    thumbprint = sha256(json.dumps(required, sort_keys=True, separators=(",", ":")).encode()).digest()
    return {**required, "alg": "ES256", "use": "sig", "kid": base64url.encode(thumbprint)}


def from_jwk(key: dict[str, Any]) -> bytes:
    """The 33 bytes of a P-256 key; raises ValueError for any other key, or a point off the curve."""
    if (key.get("kty"), key.get("crv")) != ("EC", "P-256") or "d" in key:
        raise ValueError("no public P-256 key")
    x, y = base64url.decode(str(key.get("x"))), base64url.decode(str(key.get("y")))
    if len(x) != _FIELD or len(y) != _FIELD:
        raise ValueError("coordinates of a P-256 key are 32 bytes each")
    point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), b"\x04" + x + y)
    return point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def is_ed25519(message: bytes, signature: bytes, key: bytes) -> bool:
    """Whether the holder of the Ed25519 `key` signed `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_es256(message: bytes, signature: bytes, key: bytes) -> bool:
    """Whether the holder of the P-256 `key` signed `message`; the signature is r and s, 32 bytes each (RFC 7518)."""
    if len(signature) != 2 * _FIELD:
        return False
    r, s = int.from_bytes(signature[:_FIELD], "big"), int.from_bytes(signature[_FIELD:], "big")
    try:
        _p256(key).verify(encode_dss_signature(r, s), message, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _p256(key: bytes) -> EllipticCurvePublicKey:
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
