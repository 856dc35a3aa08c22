"""The columns of a file of engagements: what each is called, and what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from goodstanding.base.importing import normal
from goodstanding.policies import load

NEEDED: Final = ("external_id", "company", "worker")


@dataclass(frozen=True)
class Column:
    """One column: its name, what a cell of it holds, and other headings by which it is known."""

    field: str
    holds: str
    also: tuple[str, ...] = ()


def _column(field: str, holds: str, also: str = "") -> Column:
    return Column(field, holds, tuple(filter(None, map(str.strip, also.split(",")))))


FACTS: Final = (
    _column(
        "external_id",
        "your own id of the engagement; a row with the same id replaces what was imported before",
        "id, engagement, engagement id, contract, contract id, assignment, assignment id, job id, reference",
    ),
    _column("company", "your own id of the company", "company id, client, client id, buyer, buyer id, customer id"),
    _column("company_name", "its name, for a company that is not known yet", "client name, buyer name, customer name"),
    _column(
        "worker",
        "your own id of the worker",
        "worker id, freelancer, freelancer id, talent id, contractor, contractor id, provider id",
    ),
    _column("worker_name", "the name, for a worker who is not known yet", "freelancer name, contractor name"),
    _column("agency", "your own id of the agency, where the worker came with one", "agency id, team, team id"),
    _column("agency_name", "its name, for an agency that is not known yet", "team name"),
    _column("title", "what the work is called; the id where the cell is empty", "job, job title, name"),
    _column("category", "kind of work", "type of work, field"),
    _column("pay", "fixed, hourly or daily; fixed where the cell is empty", "pay type, payment type, contract type"),
    _column("rate", "price for the whole, or rate an hour or a day", "price, budget, agreed price, pay rate"),
    _column(
        "accepted",
        "day on which the worker accepted; the earliest other day where the cell is empty",
        "accepted on, accepted at, hired on, hire date, contract date",
    ),
    _column("starts", "agreed first day", "starts on, planned start, agreed start"),
    _column("started", "day on which the work began", "started on, started at, start date, actual start"),
    _column("due", "agreed day of delivery", "due on, due date, deadline, planned end"),
    _column("delivered", "day of the delivery that counts", "delivered on, delivered at, delivery date, submitted on"),
    _column("approved", "day on which the company approved it", "approved on, approved at, approval date"),
    _column("ended", "last day", "ended on, ended at, end date, closed on, completed on"),
    _column("reason", "why it ended: a code or a title of the policy on endings", "end reason, reason code"),
    _column("ended_by", "company or worker", "ended by side, closed by"),
    _column("paid", "all that was paid; the paid invoice where the cell is empty", "total paid, amount paid"),
    _column("answer_hours", "hours from the offer to the worker's yes: 2.5 or 2:30", "hours to answer, response hours"),
    _column("invoiced", "day of the invoice", "invoiced on, invoice date"),
    _column("invoice_due", "day on which it is due", "invoice due on, invoice due date, payment due"),
    _column("invoice_paid", "day on which it was paid", "invoice paid on, paid on, payment date"),
    _column("invoice_amount", "what it asks for", "invoice total, invoiced amount"),
)


@cache
def all_columns() -> tuple[Column, ...]:
    """Every column, the facts before the reviews of either side; the criteria are those of the policy's versions."""
    return (*FACTS, *_review_columns("company", "worker"), *_review_columns("worker", "company"))


def _review_columns(side: str, other: str) -> tuple[Column, ...]:
    return (
        _column(f"rating_by_{side}", f"the {side}'s rating of the {other}, 1 to 5, where it is one figure"),
        *(_column(f"{key}_by_{side}", f"the {side}'s mark for {key}, 1 to 5") for key in criteria(side)),
        _column(f"comment_by_{side}", f"what the {side} wrote of the {other}", f"review by {side}"),
        _column(
            f"reviewed_by_{side}",
            f"day on which the {side} wrote; the day of the end where the cell is empty",
            f"{side} review date, reviewed by {side} on",
        ),
    )


@cache
def criteria(side: str) -> tuple[str, ...]:
    """What any version of the policy on reviews asks the side that writes."""
    asked = (key for version in load().versions("reviews-1") for key in version.value.criteria(side))
    return tuple(dict.fromkeys(asked))


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a header, which headings say the same as an earlier one, and which are not read."""

    header: tuple[str, ...]
    places: dict[str, int]
    twice: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    def heading(self, field: str) -> str:
        """The file's own heading of a field, or the field's name where the file has no such column."""
        place = self.places.get(field)
        return field if place is None else self.header[place]


def columns(header: Sequence[str]) -> Columns:
    """The columns that a header has."""
    places: dict[str, int] = {}
    twice: list[str] = []
    unread: list[str] = []
    for place, heading in enumerate(header):
        field = _fields().get(normal(heading))
        if field is None:
            unread.append(heading)
        elif field in places:
            twice.append(heading)
        else:
            places[field] = place
    return Columns(tuple(header), places, tuple(twice), tuple(unread))


@cache
def _fields() -> dict[str, str]:
    return {normal(word): column.field for column in all_columns() for word in (column.field, *column.also)}
