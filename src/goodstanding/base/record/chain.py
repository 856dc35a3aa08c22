"""The bytes of an event, and the chain over them.

An event's bytes are the canonical JSON (RFC 8785) of

    {"actor", "at", "data", "kind", "position", "subject": [kind, id], "tenant"}

with `at` in UTC as YYYY-MM-DDTHH:MM:SS.ffffffZ. Then, bytes joined,

    leaf   = SHA-256(0x00, bytes)              the leaf of an RFC 6962 tree over the same events
    digest = SHA-256(0x02, previous, leaf)     `previous` is the digest of the event before, 32 zero bytes at the first

    node   = SHA-256(0x01, left, right)        an inner node of that tree

so that no hash can stand for another kind of thing.

A checkpoint signs (Ed25519) the canonical JSON of {"day", "digest", "format", "key_id", "root", "size"}, those of
format 1 that of {"day", "digest", "format", "key_id", "position"}. Positions have no gaps, so the size of the tree is
the position of its last event.
"""

from datetime import UTC, datetime
from hashlib import sha256

from goodstanding.base.canonical import canonical
from goodstanding.base.models import Checkpoint, Event

GENESIS = "00" * 32
FORMAT = "goodstanding-checkpoint-2"
FIRST_FORMAT = "goodstanding-checkpoint-1"


def leaf_of(event: Event) -> bytes:
    """The 32 bytes of the event's leaf."""
    return sha256(b"\x00" + event_bytes(event)).digest()


def event_bytes(event: Event) -> bytes:
    return canonical(
        {
            "actor": event.actor,
            "at": moment(event.at),
            "data": event.data,
            "kind": event.kind,
            "position": event.position,
            "subject": [event.subject_kind, event.subject_id],
            "tenant": event.tenant,
        }
    )


def moment(at: datetime) -> str:
    """`at` in UTC with six digits of the second; raises ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment of the record needs its time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def link(previous: str, leaf: bytes) -> str:
    """The digest, in hex, that chains `leaf` to the digest before it."""
    return sha256(b"\x02" + bytes.fromhex(previous) + leaf).hexdigest()


def statement(checkpoint: Checkpoint) -> bytes:
    """The bytes that a checkpoint's signature is over."""
    said = {"day": checkpoint.day.isoformat(), "digest": checkpoint.digest, "key_id": checkpoint.key_id}
    if not checkpoint.root:
        return canonical(said | {"format": FIRST_FORMAT, "position": checkpoint.position})
    return canonical(said | {"format": FORMAT, "root": checkpoint.root, "size": checkpoint.position})
