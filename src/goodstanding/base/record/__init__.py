"""The record: append-only, hash-chained, checkable by anyone.

ANSWERED = declare("surveys.answered", "One respondent sent or changed answers.")
record(ANSWERED, by=actor, at=now(), subject=("invitation", 7), tenant="marketplace:12", data={"revision": 1})
"""

from goodstanding.base.models import AppendOnly
from goodstanding.base.record.append import record, record_bulk, salted
from goodstanding.base.record.checkpoints import (
    checkpoint,
    export,
    fields_of,
    growth,
    newest_over,
    published,
    read_checkpoint,
)
from goodstanding.base.record.kinds import declare, document_events
from goodstanding.base.record.receipts import is_covered, receipt
from goodstanding.base.record.verify import Verification, is_unchanged, verify

__all__ = [
    "AppendOnly",
    "Verification",
    "checkpoint",
    "declare",
    "document_events",
    "export",
    "fields_of",
    "growth",
    "is_covered",
    "is_unchanged",
    "newest_over",
    "published",
    "read_checkpoint",
    "receipt",
    "record",
    "record_bulk",
    "salted",
    "verify",
]
