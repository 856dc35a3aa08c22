"""Receipts: events of the record with the proof that a signed checkpoint holds them.

A receipt is {"format", "checkpoint", "events": [{"event", "path"}]}: the checkpoint as it is published, and of each
event the text whose bytes are hashed and its audit path, hashes in hex, from the leaf upwards. It holds the events that
it is about and, of all others, nothing but hashes. `said` are words beside it that nothing signs.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record.chain import event_bytes
from goodstanding.base.record.checkpoints import fields_of, newest_over
from goodstanding.base.record.nodes import StoredTree, readable
from goodstanding.base.record.tree import inclusion, root_by_inclusion

FORMAT = "goodstanding-receipt-1"


def receipt(
    events: Iterable[Event], checkpoint: Checkpoint | None = None, said: Sequence[str] = ()
) -> dict[str, Any] | None:
    """The receipt of the events under a checkpoint with a tree, by default the newest.

    None where that one does not cover all of them, or the stored record is not the one that it signed.
    """
    listed = list(events)
    checkpoint = checkpoint or newest_over()
    if not checkpoint or not checkpoint.root or not listed:
        return None
    nodes = StoredTree()
    proven = [_proven(event, checkpoint, nodes) for event in listed]
    if None in proven:
        return None
    words = {"said": list(said)} if said else {}
    return {"format": FORMAT, "checkpoint": fields_of(checkpoint), "events": proven, **words}


def _proven(event: Event, checkpoint: Checkpoint, nodes: StoredTree) -> dict[str, Any] | None:
    place, size = event.position - 1, checkpoint.position
    if place >= size:
        return None
    path = nodes.at_once(partial(inclusion, place, size))
    if root_by_inclusion(readable(event), place, size, path) != bytes.fromhex(checkpoint.root):
        return None
    return {"event": event_bytes(event).decode(), "path": [step.hex() for step in path]}


def is_covered(events: Iterable[Event]) -> bool:
    """Whether a checkpoint with a tree covers all the events, whatever is stored of them."""
    positions = [event.position for event in events]
    return bool(positions) and newest_over(max(positions)) is not None
