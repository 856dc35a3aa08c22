"""Writing a line of the record."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection

from goodstanding.base.access import Actor
from goodstanding.base.canonical import canonical
from goodstanding.base.inserting import insert
from goodstanding.base.models import Event
from goodstanding.base.record.chain import GENESIS, leaf_of, link, moment
from goodstanding.base.record.kinds import is_declared

LOCK = 0x676F6F64  # "good": the advisory lock of everybody who appends
LARGEST = 8_000
CODE = re.compile(r"-?[a-z0-9][a-z0-9._:/-]{0,127}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


def record(
    kind: str,
    *,
    by: Actor,
    at: datetime,
    subject: tuple[str, int | str],
    tenant: str = "",
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Append one event to the record, last thing in the action's transaction, and return it.

    `subject` is (noun, id), `tenant` like "marketplace:12", `data` holds ids, whole numbers, dates, reason codes
    and salted digests. Raises RuntimeError outside a transaction, and ValueError for an undeclared kind, a moment
    without its zone, or text that might be a name or free text.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of what it tells of")
    if not is_declared(kind):
        raise ValueError(f"nobody declared {kind}")
    event = Event(
        at=at,
        kind=kind,
        actor=by.label,
        tenant=tenant,
        subject_kind=subject[0],
        subject_id=str(subject[1]),
        data=plain(data or {}),
    )
    refuse_prose(event)
    append(event)
    return event


def plain(value: Any) -> Any:
    """`value` as JSON gives it back, so that what is hashed is what will be read; refuses what may be a name."""
    match value:
        case None | bool() | int():
            return value
        case str() if CODE.fullmatch(value) or MOMENT.fullmatch(value):
            return value
        case list() | tuple():
            return [plain(item) for item in value]
        case Mapping() if all(isinstance(key, str) and NAME.fullmatch(key) for key in value):
            return {key: plain(item) for key, item in value.items()}
    raise ValueError("the record holds ids, whole numbers, dates, reason codes and salted digests, never names or text")


def refuse_prose(event: Event) -> None:
    moment(event.at)
    labels = [event.subject_kind, event.subject_id, event.actor, *filter(None, [event.tenant])]
    if not all(CODE.fullmatch(label) for label in labels):
        raise ValueError("subject, actor and tenant of an event are ids")
    if len(canonical(event.data)) > LARGEST:
        raise ValueError(f"an event holds at most {LARGEST} bytes; record_bulk() keeps a digest of many rows")


def append(event: Event) -> None:
    wait_for_turn()
    position, event.previous = newest() or (0, GENESIS)
    event.position = position + 1
    event.digest = link(event.previous, leaf_of(event))
    insert(event)


def wait_for_turn() -> None:
    """One writer at a time until commit. SQLite's IMMEDIATE transactions stand in line already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def newest() -> tuple[int, str] | None:
    """Position and digest of the last event, in the one statement that every act of the product waits for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT position, digest FROM base_event ORDER BY position DESC LIMIT 1")
        found: tuple[int, str] | None = cursor.fetchone()
    return found


def record_bulk(
    kind: str,
    *,
    by: Actor,
    at: datetime,
    subject: tuple[str, int | str],
    tenant: str = "",
    rows: Iterable[tuple[int | str, str]],
) -> Event:
    """Append one event for many rows (id, content digest): it keeps their count and one digest of them, sorted.

    The digest is SHA-256 over the rows' canonical JSON, ["id","digest"], sorted, each followed by a line feed.
    Raises ValueError when an id comes twice, and as `record`.
    """
    pairs = sorted((str(key), digest) for key, digest in rows)
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("an id comes twice among the rows")
    lines = b"".join(canonical(pair) + b"\n" for pair in pairs)
    data = {"count": len(pairs), "rows": sha256(lines).hexdigest()}
    return record(kind, by=by, at=at, subject=subject, tenant=tenant, data=data)


def salted(salt: bytes | str, content: Any) -> str:
    """SHA-256, in hex, of the salt followed by the canonical JSON of `content`: shows later what it was, not now.

    Raises ValueError for a salt under 16 bytes (a short one can be tried out) and for content without canonical form.
    """
    salt = salt.encode() if isinstance(salt, str) else salt
    if len(salt) < 16:
        raise ValueError("a salt has at least 16 bytes")
    return sha256(salt + canonical(content)).hexdigest()
