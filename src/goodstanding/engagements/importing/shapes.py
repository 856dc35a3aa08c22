"""An engagement as a row of a file tells it."""

import marshal
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Any, Final, NamedTuple


class Said(NamedTuple):
    """A side's review: its marks by criterion, none where it is one rating; the points in hundredths."""

    criteria: tuple[tuple[str, int], ...]
    points: int
    comment: str
    on: date | None


class Bill(NamedTuple):
    """An invoice. What the file leaves out is None, which no line without problems has but `paid_on`."""

    sent_on: date | None
    due_on: date | None
    paid_on: date | None
    cents: int | None


class Line(NamedTuple):
    """An engagement as a row tells it. `line` is the row's in the file; money is in whole cents.

    `digest` tells a changed row from the same one; names of companies, workers and agencies are no part of it.
    """

    line: int
    external_id: str
    company: str
    worker: str
    agency: str
    title: str
    category: str
    pay: str
    rate_cents: int
    accepted_on: date | None
    starts_on: date | None
    started_on: date | None
    due_on: date | None
    delivered_on: date | None
    approved_on: date | None
    ended_on: date | None
    reason: str
    ended_by: str
    paid_cents: int
    answer_minutes: int | None
    bill: Bill | None
    by_company: Said | None
    by_worker: Said | None
    digest: str = ""

    @property
    def state(self) -> str:
        """The state of the procedure that the last day leads to."""
        reached = ("ended_on", "ended"), ("approved_on", "approved"), ("delivered_on", "delivered")
        last = next((state for day, state in reached if getattr(self, day)), "")
        return last or ("started" if self.started_on else "agreed")

    def digested(self) -> "Line":
        """The line with the digest of what it says. Version 2 of marshal writes equal values equally, and fastest."""
        parts = [part and _numbered(part) for part in (self.bill, self.by_company, self.by_worker)]
        told = marshal.dumps((*_numbered(self[1:PARTS]), *parts), 2)
        return Line(*self[:-1], blake2b(told, digest_size=16).hexdigest())


PARTS: Final = Line._fields.index("bill")


def _numbered(fields: Iterable[Any]) -> tuple[Any, ...]:
    """Fields with each day as its number."""
    return tuple([field.toordinal() if isinstance(field, date) else field for field in fields])
