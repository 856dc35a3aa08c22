"""base64url without padding (RFC 4648 section 5, RFC 7515 section 2)."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")


def encode(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """The bytes of `text`; raises ValueError for other signs, padding, or bits that encode() would not leave."""
    if not _ALPHABET.fullmatch(text):
        raise ValueError("signs outside base64url")
    data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(data) != text:
        raise ValueError("not as base64url spells these bytes")
    return data
