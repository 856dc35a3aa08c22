"""Bitstring Status List v1.0: one bit for each badge, set when it is revoked."""

import gzip
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from goodstanding.badges.formats import base64url
from goodstanding.badges.formats.contexts import CREDENTIALS
from goodstanding.badges.formats.envelope import moment
from goodstanding.badges.formats.packing import Document

BITS = 131_072
LARGEST = 8 * 1024 * 1024
LIFE = timedelta(days=7)


class OtherList(ValueError):
    """A status list that cannot say whether a badge is revoked; says why."""


def status_list(address: str, *, issuer: str, revoked: Iterable[int], at: datetime) -> Document:
    """The credential that lists revocations, to be signed whenever it is asked for; it expires after seven days.

    `revoked` are indexes from 0 to 131,071. Raises ValueError for any other.
    """
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": moment(at),
        "validUntil": moment(at + LIFE),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
    }


def encoded(revoked: Iterable[int]) -> str:
    """Multibase base64url of the gzipped bitstring; index 0 is the first byte's highest bit."""
    bits = bytearray(BITS // 8)
    for index in revoked:
        if not 0 <= index < BITS:
            raise ValueError(f"index {index} is outside the list of {BITS} bits")
        bits[index >> 3] |= 0x80 >> (index & 7)
    return "u" + base64url.encode(gzip.compress(bytes(bits), mtime=0))


def is_revoked(document: Document, entry: Any) -> bool:
    """Whether the bit of a badge's `credentialStatus` is set in a verified list of the same issuer.

    Raises OtherList where the two do not belong together, or the list is too short or too long.
    """
    subject = document.get("credentialSubject")
    if not isinstance(subject, dict) or subject.get("type") != "BitstringStatusList":
        raise OtherList("it is no list of bits")
    if subject.get("statusPurpose") != "revocation" or entry.get("statusPurpose") != "revocation":
        raise OtherList("it does not list revocations")
    bits = _bits(str(subject.get("encodedList")))
    index = str(entry.get("statusListIndex"))
    if not (index.isascii() and index.isdigit() and len(index) < 10 and int(index) < 8 * len(bits)):
        raise OtherList("the badge has no place in it")
    return bool(bits[int(index) >> 3] & 0x80 >> (int(index) & 7))


def _bits(text: str) -> bytes:
    """The bitstring; a list that would unpack to more than 8 MiB is refused unread."""
    reader = zlib.decompressobj(wbits=31)
    try:
        bits = reader.decompress(base64url.decode(text.removeprefix("u")), LARGEST)
    except (ValueError, zlib.error) as error:
        raise OtherList("its bits cannot be read") from error
    if not text.startswith("u") or not reader.eof or 8 * len(bits) < BITS:
        raise OtherList(f"it does not hold {BITS} bits or more")
    return bits
