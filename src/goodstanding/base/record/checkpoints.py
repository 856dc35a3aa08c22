"""Signed statements of how far the record had come, for parties outside to keep."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction

from goodstanding.base.keys import Signer, record_signer
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record.chain import FIRST_FORMAT, FORMAT, GENESIS, statement
from goodstanding.base.record.nodes import StoredTree, store
from goodstanding.base.record.tree import consistency, has_grown
from goodstanding.base.record.verify import verify

PROOF = "goodstanding-consistency-1"
KEYS = "goodstanding-keys-1"


class BrokenRecord(Exception):
    """The record is not what was recorded, so nobody signs it."""


def checkpoint(at: datetime, signer: Signer | None = None) -> Checkpoint:
    """Sign the record as it stands; where nothing was recorded since, the checkpoint there is already.

    Raises BrokenRecord when the stretch since the last checkpoint does not verify.
    """
    signer = signer or record_signer()
    refuse_broken()
    last = Event.objects.order_by("-position").values_list("position", "digest").first()
    position, digest = last or (0, GENESIS)
    grown = store(position).hex()
    with transaction.atomic():
        known: Checkpoint | None = Checkpoint.objects.filter(position=position).first()
        fresh = Checkpoint(position=position, digest=digest, root=grown, day=at.date(), key_id=signer.key_id)
        return known or sign(fresh, signer)


def refuse_broken() -> None:
    """The first checkpoint with a tree reads the whole record; later ones read on from the one before."""
    last = newest_over()
    found = verify(start=last.position if last else 0)
    if not found.whole:
        raise BrokenRecord(f"position {found.position}: {found.wrong}")


def sign(fresh: Checkpoint, signer: Signer) -> Checkpoint:
    fresh.signature = signer.sign(statement(fresh)).hex()
    fresh.save()
    return fresh


def published() -> list[Checkpoint]:
    """Every checkpoint, the newest first. They are public."""
    return list(Checkpoint.objects.order_by("-position"))


def newest_over(position: int = 0) -> Checkpoint | None:
    """The newest checkpoint with a tree, if it covers that position."""
    newest: Checkpoint | None = Checkpoint.objects.exclude(root="").order_by("-position").first()
    return newest if newest and newest.position >= position else None


def fields_of(checkpoint: Checkpoint) -> dict[str, Any]:
    """What a checkpoint says, with its signature."""
    said: dict[str, Any] = json.loads(statement(checkpoint))
    return said | {"signature": checkpoint.signature}


def keys_document() -> dict[str, Any]:
    """The public keys that sign checkpoints, in hex: the present one and all retired ones."""
    return {"format": KEYS, "keys": sorted(key.hex() for key in record_signer().known().values())}


def export(checkpoint: Checkpoint) -> str:
    """The checkpoint as JSON text, to mail or to print."""
    return printed(fields_of(checkpoint))


def printed(fields: dict[str, Any]) -> str:
    return json.dumps(fields, indent=2, sort_keys=True) + "\n"


def read_checkpoint(text: str) -> Checkpoint:
    """A checkpoint from the text that `export` made, of either format; raises ValueError for any other text."""
    match json.loads(text):
        case {
            "format": str(form),
            "day": str(day),
            "digest": str(digest),
            "key_id": str(key_id),
            "signature": str(signature),
            **rest,
        }:
            size, root = _size_and_root(form, rest)
            made = Checkpoint(position=size, digest=digest, root=root, key_id=key_id, signature=signature)
            made.day = date.fromisoformat(day)
            return made
    raise ValueError(f"this text is no checkpoint of the form {FORMAT}")


def _size_and_root(form: str, rest: Mapping[object, Any]) -> tuple[int, str]:
    match form, rest:
        case "goodstanding-checkpoint-2", {"size": int(size), "root": str(root)} if root:
            return size, root
        case "goodstanding-checkpoint-1", {"position": int(size)}:
            return size, ""
    raise ValueError(f"this text is no checkpoint of the form {FORMAT} or {FIRST_FORMAT}")


def growth(old: Checkpoint, new: Checkpoint) -> dict[str, Any] | None:
    """Both checkpoints with the proof that the record of the newer begins with that of the older.

    None where the stored record gives no such proof: it is not the one that was signed. Raises ValueError where one of
    them has no tree, or the older is the larger.
    """
    if not old.root or not new.root:
        raise ValueError("a checkpoint of format 1 has no tree")
    path = StoredTree().at_once(partial(consistency, old.position, new.position))
    if not has_grown(old.position, new.position, bytes.fromhex(old.root), bytes.fromhex(new.root), path):
        return None
    return {"format": PROOF, "new": fields_of(new), "old": fields_of(old), "path": [step.hex() for step in path]}
