"""Counts over a company's invoices: paid in time, late by how much, pending, past due, spent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, Sum, Value, When
from django.db.models.functions import Greatest

from goodstanding.engagements.models import Invoice
from goodstanding.reputation.counting import engagements
from goodstanding.reputation.counting.days import DaysAfter
from goodstanding.reputation.counting.gathering import SPANS, Gathered, Key, Span, prefix
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
    """Invoices in groups of the same lateness. One that is unpaid after its day is late by as much as it is so far.

    An invoice belongs to the window of the day on which it was paid in time, else of the day on which it was due.
    """
    sums: dict[tuple[int, Span], _Sums] = defaultdict(_Sums)
    for group in _groups(key, ids, windows):
        for span in SPANS:
            whom, start = group["whom"], prefix(span)
            _add(sums[whom, span], group, span)
            if group["is_paid"] or group["late"]:
                gathered.tick(whom, span, "late_days", group["late"], group[f"{start}cases"])
    _add_imported(sums, key, ids, windows)
    for (whom, span), found in sums.items():
        gathered.put(whom, span, "paid_on_time", Share(found["on_time"], found["due"]))
        for name in ("spent", "pending", "past_due"):
            gathered.put(whom, span, name, found.money(name))


def _groups(key: Key, ids: Sequence[int], windows: Windows) -> Iterable[Mapping[str, Any]]:
    """Invoices by whether they were paid, and by days of lateness; how many, and of which windows."""
    whose = f"engagement__{key}"
    sent = Invoice.objects.filter(windows.not_by("withdrawn_on"), sent_on__lte=windows.on, **{f"{whose}__in": ids})
    is_paid = Q(paid_on__isnull=False, paid_on__lte=windows.on)
    until = Case(When(is_paid, then=F("paid_on")), default=Value(windows.on), output_field=DateField())
    rows = sent.order_by().values(
        whom=F(whose),
        is_paid=Case(When(is_paid, then=True), default=False),
        late=Greatest(DaysAfter(until, "due_on"), 0),
    )
    in_time = Q(paid_on__lte=F("due_on")) & is_paid
    recent = (in_time & Q(paid_on__gt=windows.since)) | (~in_time & Q(due_on__gt=windows.since))
    recently_paid = is_paid & Q(paid_on__gt=windows.since)
    return rows.annotate(
        cases=Count("pk"),
        recent_cases=Count("pk", filter=recent),
        sum_cents=Sum("cents"),
        recent_paid=Count("pk", filter=recently_paid),
        recent_sum_cents=Sum("cents", filter=recently_paid),
    )


def _add(found: _Sums, group: Mapping[str, Any], span: Span) -> None:
    start = prefix(span)
    if not group["is_paid"]:
        found.add("past_due" if group["late"] else "pending", group["cases"], int(group["sum_cents"]))
    else:
        number = group["recent_paid"] if span == "recent" else group["cases"]
        found.add("spent", number, int(group[f"{start}sum_cents"] or 0))
    if group["is_paid"] or group["late"]:
        found["due"] += group[f"{start}cases"]
        found["on_time"] += 0 if group["late"] else group[f"{start}cases"]


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
