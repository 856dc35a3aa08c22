"""Secret links: 192 bits in the link, only their SHA-256 in the database."""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple

SHAPE = re.compile(r"[A-Za-z0-9_-]{32}")
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TOKEN_SHAPED = re.compile(rf"(?<![A-Za-z0-9_-])(?!{UUID}(?![A-Za-z0-9_-]))[A-Za-z0-9_-]{{32,}}")


class Minted(NamedTuple):
    """A new token, to be sent and forgotten, and its digest, to be stored."""

    token: str
    digest: str


def mint() -> Minted:
    token = secrets.token_urlsafe(24)
    return Minted(token, digest_of(token))


def derived(key: bytes, about: str) -> Minted:
    """The token that whoever holds `key` can make again from `about`, such as "invitation:7:12": the first 24 bytes
    of HMAC-SHA256 (RFC 2104). Raises ValueError for a key under 32 bytes."""
    if len(key) < 32:
        raise ValueError("a key that links are derived from has at least 32 bytes")
    token = urlsafe_b64encode(hmac.digest(key, about.encode(), "sha256")[:24]).decode()
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
