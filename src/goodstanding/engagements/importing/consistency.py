"""Rows that contradict themselves: a pure judgement of one line, whatever the database holds."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.engagements.importing.lines import SIDES, ending
from goodstanding.engagements.importing.shapes import Line


class Contradiction(NamedTuple):
    """What is wrong in which field."""

    field: str
    found: str
    expected: str


ORDER: Final = (
    ("started", "accepted"),
    ("delivered", "started"),
    ("approved", "delivered"),
    ("ended", "accepted"),
    ("ended", "started"),
    ("ended", "delivered"),
    ("ended", "approved"),
    ("due", "starts"),
    ("invoiced", "started"),
    ("invoice_due", "invoiced"),
    ("invoice_paid", "invoiced"),
    ("reviewed_by_company", "ended"),
    ("reviewed_by_worker", "ended"),
)
"""A day, and the one that it is never before."""

NEEDS: Final = (
    ("delivered", "started"),
    ("approved", "delivered"),
    ("reason", "ended"),
    ("ended_by", "ended"),
    ("ended", "reason"),
    ("paid", "started"),
    ("invoiced", "started"),
    ("invoice_amount", "invoiced"),
    ("invoice_due", "invoiced"),
    ("invoice_paid", "invoiced"),
    ("invoiced", "invoice_amount"),
    ("invoiced", "invoice_due"),
    ("rating_by_company", "ended"),
    ("rating_by_worker", "ended"),
    ("rating_by_company", "started"),
    ("rating_by_worker", "started"),
)
"""A filled field, and the one that it does not go without."""

PAST: Final = ("accepted", "started", "delivered", "approved", "ended", "invoiced", "invoice_paid")
PAST_REVIEWS: Final = ("reviewed_by_company", "reviewed_by_worker")


def contradictions(line: Line, today: date) -> Iterator[Contradiction]:
    """Everything in which a line contradicts itself, the procedure or the calendar of its marketplace."""
    values = _values(line)
    empty = {field for field, value in values.items() if value is None or value == ""}
    for field, needed in NEEDS:
        if needed in empty and field not in empty:
            yield Contradiction(field, _("%(field)s without %(needed)s") % _pair(field, needed), _("both, or neither"))
    for later, earlier in ORDER:
        first, second = values[earlier], values[later]
        if isinstance(first, date) and isinstance(second, date) and second < first:
            expected = _("%(day)s or later, the day of %(needed)s")
            yield Contradiction(later, second.isoformat(), expected % {"day": first.isoformat(), "needed": earlier})
    for field in (*PAST, *PAST_REVIEWS):
        day = values[field]
        if isinstance(day, date) and day > today:
            yield Contradiction(field, day.isoformat(), _("today, %(day)s, or earlier") % {"day": today.isoformat()})
    yield from _of_the_whole(line)


def _values(line: Line) -> dict[str, object]:
    """The fields of a line that hang together, by the names of their columns."""
    bill, company, worker = line.bill, line.by_company, line.by_worker
    return {
        "accepted": line.accepted_on,
        "starts": line.starts_on,
        "started": line.started_on,
        "due": line.due_on,
        "delivered": line.delivered_on,
        "approved": line.approved_on,
        "ended": line.ended_on,
        "reason": line.reason,
        "ended_by": line.ended_by,
        "paid": line.paid_cents or None,
        "invoiced": bill.sent_on if bill else None,
        "invoice_due": bill.due_on if bill else None,
        "invoice_paid": bill.paid_on if bill else None,
        "invoice_amount": bill.cents if bill else None,
        "rating_by_company": company,
        "rating_by_worker": worker,
        "reviewed_by_company": company.on if company else None,
        "reviewed_by_worker": worker.on if worker else None,
    }


def _pair(field: str, needed: str) -> dict[str, str]:
    return {"field": field, "needed": needed}


def _of_the_whole(line: Line) -> Iterator[Contradiction]:
    """What no pair of fields tells: a day to begin with, the paid invoice in all that was paid, the reason's rules."""
    if line.accepted_on is None:
        yield Contradiction("accepted", _("an empty cell"), _("the day on which the worker accepted"))
    if line.bill and line.bill.paid_on and line.paid_cents < (line.bill.cents or 0):
        yield Contradiction("paid", _("less than the paid invoice"), _("all that was paid"))
    reason = ending(line.ended_on).reasons.get(line.reason) if line.ended_on else None
    if reason is None:
        return
    if line.ended_by in SIDES and line.ended_by not in reason.by:
        expected = _("%(side)s, who alone gives the reason %(reason)s")
        yield Contradiction("ended_by", line.ended_by, expected % {"side": reason.by[0], "reason": line.reason})
    if reason.stage == ("after" if line.started_on is None else "before"):
        yield Contradiction("reason", line.reason, _(STAGES[reason.stage]))


STAGES: Final = {
    "after": gettext_noop("a reason to end before the work began, or the day of started"),
    "before": gettext_noop("a reason to end after the work began, or no day of started"),
}
