"""Secret links: 192 random bits in the link, only their SHA-256 in the database."""

import hmac
import re
import secrets
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
