"""Signed statements of how far the record had come, for parties outside to keep."""

import json
from datetime import date, datetime

from django.db import transaction

from goodstanding.base.keys import Signer, record_signer
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record.chain import FORMAT, GENESIS, statement
from goodstanding.base.record.verify import verify


class BrokenRecord(Exception):
    """The record is not what was recorded, so nobody signs it."""


def checkpoint(at: datetime, signer: Signer | None = None) -> Checkpoint:
    """Sign the record as it stands; where nothing was recorded since, the checkpoint there is already.

    Raises BrokenRecord when the stretch since the last checkpoint does not verify.
    """
    signer = signer or record_signer()
    refuse_broken()
    with transaction.atomic():
        last = Event.objects.order_by("-position").values_list("position", "digest").first()
        position, digest = last or (0, GENESIS)
        known: Checkpoint | None = Checkpoint.objects.filter(position=position).first()
        return known or sign(Checkpoint(position=position, digest=digest, day=at.date(), key_id=signer.key_id), signer)


def refuse_broken() -> None:
    last = Checkpoint.objects.order_by("-position").values_list("position", flat=True).first()
    found = verify(start=last or 0)
    if not found.whole:
        raise BrokenRecord(f"position {found.position}: {found.wrong}")


def sign(fresh: Checkpoint, signer: Signer) -> Checkpoint:
    fresh.signature = signer.sign(statement(fresh)).hex()
    fresh.save()
    return fresh


def export(checkpoint: Checkpoint) -> str:
    """The checkpoint as JSON text, to mail or to print."""
    fields = json.loads(statement(checkpoint)) | {"signature": checkpoint.signature}
    return json.dumps(fields, indent=2, sort_keys=True) + "\n"


def read_checkpoint(text: str) -> Checkpoint:
    """A checkpoint from the text that `export` made; raises ValueError for any other text."""
    fields = json.loads(text)
    match fields:
        case {
            "format": "goodstanding-checkpoint-1",
            "day": str(day),
            "position": int(position),
            "digest": str(digest),
            "key_id": str(key_id),
            "signature": str(signature),
        }:
            return Checkpoint(
                day=date.fromisoformat(day), position=position, digest=digest, key_id=key_id, signature=signature
            )
    raise ValueError(f"this text is no checkpoint of the form {FORMAT}")
