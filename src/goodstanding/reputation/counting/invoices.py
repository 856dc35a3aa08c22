"""Counts over a company's invoices: paid in time, late by how much, pending, past due, spent."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Sum

from goodstanding.engagements.models import Invoice
from goodstanding.reputation.counting import engagements
from goodstanding.reputation.counting.gathering import SPANS, Gathered, Key, Span
from goodstanding.reputation.counting.windows import Windows
from goodstanding.rules.scorecards import Money, Share


class _Sums(Counter[str]):
    """What the invoices of one company come to in one window: counts, and sums of cents."""

    def add(self, name: str, number: int, cents: int) -> None:
        self[name] += number
        self[f"{name}_cents"] += cents

    def money(self, name: str) -> Money:
        return Money(self[name], self[f"{name}_cents"])


def count_invoices(gathered: Gathered, key: Key, ids: Sequence[int], windows: Windows) -> None:
    """Invoices in groups of the same days. One that is unpaid after its day counts as late by as much as it is so far.

    An invoice belongs to the window of the day on which it was paid in time, else of the day on which it was due.
    """
    whose = f"engagement__{key}"
    sent = Invoice.objects.filter(windows.not_by("withdrawn_on"), sent_on__lte=windows.on, **{f"{whose}__in": ids})
    groups = sent.order_by().values(whose, "due_on", "paid_on").annotate(invoices=Count("pk"), sum_cents=Sum("cents"))
    sums: dict[tuple[int, Span], _Sums] = defaultdict(_Sums)
    for group in groups:
        paid = group["paid_on"] if group["paid_on"] and group["paid_on"] <= windows.on else None
        number, cents = group["invoices"], int(group["sum_cents"])
        for span in SPANS:
            _add(sums[group[whose], span], group["due_on"], paid, number, cents, span, windows)
            _add_lateness(gathered, group[whose], group["due_on"], paid, number, span, windows)
    _add_imported(sums, key, ids, windows)
    for (whom, span), found in sums.items():
        gathered.put(whom, span, "paid_on_time", Share(found["on_time"], found["due"]))
        for name in ("spent", "pending", "past_due"):
            gathered.put(whom, span, name, found.money(name))


def _add(found: _Sums, due: date, paid: date | None, number: int, cents: int, span: Span, windows: Windows) -> None:
    if paid is None and due >= windows.on:
        found.add("pending", number, cents)
        return
    if paid is None:
        found.add("past_due", number, cents)
    elif _in(paid, span, windows):
        found.add("spent", number, cents)
    in_time = paid is not None and paid <= due
    if _in(paid if paid and in_time else due, span, windows):
        found["due"] += number
        found["on_time"] += number if in_time else 0


def _add_lateness(
    gathered: Gathered, whom: int, due: date, paid: date | None, number: int, span: Span, windows: Windows
) -> None:
    late = max(0, ((paid or windows.on) - due).days)
    is_case = paid is not None or late > 0
    if is_case and _in(due if late or paid is None else paid, span, windows):
        gathered.tick(whom, span, "late_days", late, number)


def _in(day: date, span: Span, windows: Windows) -> bool:
    return day <= windows.on and (span == "lifetime" or day > windows.since)


def _add_imported(sums: dict[tuple[int, Span], _Sums], key: Key, ids: Sequence[int], windows: Windows) -> None:
    """What was paid of engagements that came without invoices, on the day of their end; of open ones, for all time."""
    bare = ~Exists(Invoice.objects.filter(engagement=OuterRef("pk")))
    rows = engagements.of(key, ids).filter(bare, windows.day_in("accepted_on"), paid_cents__gt=0).values(key)
    recent = windows.day_recent("ended_on")
    rows = rows.annotate(
        number=Count("pk"),
        cents=Sum("paid_cents"),
        recent_number=Count("pk", filter=recent),
        recent_cents=Sum("paid_cents", filter=recent),
    )
    for row in rows:
        sums[row[key], "lifetime"].add("spent", row["number"], int(row["cents"]))
        sums[row[key], "recent"].add("spent", row["recent_number"], int(row["recent_cents"] or 0))
