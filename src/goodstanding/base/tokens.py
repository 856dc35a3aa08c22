"""Secret links: 200 bits in the link, only their SHA-256 in the database.

25 bytes in base64url without padding (RFC 4648, section 5) are 34 characters. The last one carries 2 bits, so it is
one of A, Q, g and w: mail programs that leave a hyphen or an underscore at the end out of a link find none there.
"""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple

BYTES = 25
SHAPE = re.compile(r"[A-Za-z0-9_-]{33}[AQgw]")
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TOKEN_SHAPED = re.compile(rf"(?<![A-Za-z0-9_-])(?!{UUID}(?![A-Za-z0-9_-]))[A-Za-z0-9_-]{{32,}}")


class Minted(NamedTuple):
    """A new token, to be sent and forgotten, and its digest, to be stored."""

    token: str
    digest: str


def mint() -> Minted:
    return _minted(secrets.token_bytes(BYTES))


def derived(key: bytes, about: str) -> Minted:
    """The token that whoever holds `key` can make again from `about`, such as "invitation:7:12": the first 25 bytes
    of HMAC-SHA256 (RFC 2104). Raises ValueError for a key under 32 bytes."""
    if len(key) < 32:
        raise ValueError("a key that links are derived from has at least 32 bytes")
    return _minted(hmac.digest(key, about.encode(), "sha256")[:BYTES])


def _minted(secret: bytes) -> Minted:
    token = urlsafe_b64encode(secret).decode().rstrip("=")
    return Minted(token, digest_of(token))


def digest_of(token: str) -> str:
    """SHA-256 of the token, in hex; raises ValueError for what no `mint` made, so that nobody queries for it."""
    if not is_shaped(token):
        raise ValueError("this is no token")
    return sha256(token.encode()).hexdigest()


def is_shaped(token: str) -> bool:
    return SHAPE.fullmatch(token) is not None


def matches(token: str, digest: str) -> bool:
    """Whether `digest` is the token's, compared in constant time; False for a malformed token."""
    return is_shaped(token) and hmac.compare_digest(digest_of(token), digest)


def scrub(text: str) -> str:
    """`text` with everything that could be a token replaced; UUIDs, which are longer, stay."""
    return TOKEN_SHAPED.sub("[token]", text)
