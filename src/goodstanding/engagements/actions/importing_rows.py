"""The rows of an import, written by the ten thousand: past the models, because a row through them costs five times.

Values are handed over as the database keeps them. Only how rows get there differs: PostgreSQL has COPY.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from itertools import batched, chain, islice
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Count, Max, Model

from goodstanding.base.listed import listed
from goodstanding.engagements.actions.revealed import repeat_reveals
from goodstanding.engagements.importing import Line, reviewing
from goodstanding.engagements.models import Engagement, Invoice, Review, ReviewWindow
from goodstanding.engagements.queries.importing import SOUGHT_AT_ONCE, Comparison
from goodstanding.marketplaces.models import Marketplace
from goodstanding.rules.reviews import window_end

type Values = Sequence[str | int | None]

AT_ONCE: Final = 10_000
"""Rows in a statement: a moment's work, far from the time that a statement may take."""

FACTS: Final = (
    *("agency_id", "title", "category", "pay", "rate_cents", "starts_on", "due_on", "state", "answer_minutes"),
    *("accepted_on", "started_on", "delivered_on", "approved_on", "ended_on"),
    *("ended_at", "end_reason", "ended_by", "paid_cents", "imported_digest"),
)
ONCE: Final = (
    *("marketplace_id", "external_id", "company_id", "worker_id"),
    *("created_at", "scope", "expenses_cents", "pay_within_days", "may_subcontract"),
    *("revealed_at", "revealed_on", "revealed_points"),
)
SAID: Final = ("criteria", "points", "comment", "written_at")


@dataclass(frozen=True)
class Sides:
    """Primary keys by external id."""

    companies: Mapping[str, int]
    workers: Mapping[str, int]
    agencies: Mapping[str, int]


def write(shop: Marketplace, found: Comparison, sides: Sides, at: datetime) -> list[int]:
    """Writes the lines of a comparison; returns the windows in which both reviews are shown from now on."""
    clock = Clock(shop, at)
    added = _write(shop, found.added, sides, clock, is_known=False)
    changed = _write(shop, found.changed, sides, clock, is_known=True)
    revealed = _reveal([*found.added, *found.changed], added | changed, changed.values(), clock)
    repeat_reveals(sorted({*changed.values(), *revealed.values()}), shop.zone)
    return sorted(revealed)


def _write(shop: Marketplace, lines: Sequence[Line], sides: Sides, clock: "Clock", *, is_known: bool) -> dict[str, int]:
    """Writes lines, known ones over what was imported of them; returns the engagements' keys by external id."""
    if not lines:
        return {}
    rows = (_engagement(line, shop, sides, clock) for line in lines)
    _put(Engagement, (*ONCE, *FACTS), rows, _ENGAGEMENTS if is_known else "")
    keys = _keys(shop, lines)
    _write_invoices(lines, keys, is_known=is_known)
    _write_windows(lines, keys, clock, is_known=is_known)
    _write_reviews(lines, keys, clock, is_known=is_known)
    return keys


class Clock:
    """The moments of an import, as the database keeps them. A day becomes its noon where the marketplace is."""

    def __init__(self, shop: Marketplace, at: datetime) -> None:
        self.at = at
        self._zone = ZoneInfo(shop.zone)
        self.noon = cache(self._noon)
        self.stored = cache(_stored)
        self.closing = cache(self._closing)
        self.revealing = cache(self._revealing)

    def _noon(self, day: date) -> datetime:
        """Noon, or the moment of the import where that is earlier."""
        return min(datetime.combine(day, time(12), self._zone).astimezone(UTC), self.at)

    def _closing(self, day: date) -> datetime:
        """The end of the review window of an engagement that ended on a day."""
        return window_end(self.noon(day), reviewing(day))

    def _revealing(self, day: date) -> tuple[str, str] | tuple[None, None]:
        """When what ended on a day is revealed by the end of its window, and that day; nothing while it is open."""
        closing = self.closing(day)
        if self.at < closing:
            return None, None
        return self.stored(closing), closing.astimezone(self._zone).date().isoformat()


def _stored(moment: datetime) -> str:
    return str(connection.ops.adapt_datetimefield_value(moment))


def _put(model: type[Model], columns: Sequence[str], rows: Iterator[Values], conflict: str) -> None:
    """Inserts rows. Without a word on conflicts there are none: they are new, and nobody else can know them yet."""
    table, named = connection.ops.quote_name(model._meta.db_table), ", ".join(columns)
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        for first in rows:
            some = chain([first], islice(rows, AT_ONCE - 1))  # no list yet: PostgreSQL works while more rows are made
            if connection.vendor == "postgresql":
                _copy(cursor, table, named, some, conflict)
            else:
                sql = f"INSERT INTO {table} ({named}) VALUES ({places}) {conflict}"  # noqa: S608  our own words
                cursor.executemany(sql, list(some))


def _copy(cursor: CursorWrapper, table: str, named: str, rows: Iterable[Values], conflict: str) -> None:
    """COPY costs the client a tenth of what statements cost. It knows no conflicts: a table in between does."""
    target = "arriving" if conflict else table
    if conflict:
        cursor.execute(f"CREATE TEMPORARY TABLE {target} AS SELECT {named} FROM {table} WITH NO DATA")  # noqa: S608
    with connection.wrap_database_errors, cursor.copy(f"COPY {target} ({named}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    if conflict:
        cursor.execute(f"INSERT INTO {table} ({named}) SELECT {named} FROM {target} {conflict}")  # noqa: S608
        cursor.execute(f"DROP TABLE {target}")


def _replacing(columns: Iterable[str]) -> str:
    return ", ".join(f"{column} = excluded.{column}" for column in columns)


_ENGAGEMENTS: Final = f"ON CONFLICT (marketplace_id, external_id) DO UPDATE SET {_replacing(FACTS)}"


def _engagement(line: Line, shop: Marketplace, sides: Sides, clock: Clock) -> Values:
    ended_at = clock.stored(clock.noon(line.ended_on)) if line.ended_on else None
    once = (shop.pk, line.external_id, sides.companies[line.company], sides.workers[line.worker])
    revealed = clock.revealing(line.ended_on) if line.started_on and line.ended_on else (None, None)
    points = line.by_company.points if line.by_company and revealed[0] else None
    days = (line.accepted_on, line.started_on, line.delivered_on, line.approved_on, line.ended_on)
    return (
        *(*once, clock.stored(clock.at), "", 0, 14, False, *revealed, points),
        *(sides.agencies[line.agency] if line.agency else None, line.title, line.category, line.pay, line.rate_cents),
        *(_text(line.starts_on), _text(line.due_on), line.state, line.answer_minutes, *map(_text, days)),
        *(ended_at, line.reason, line.ended_by, line.paid_cents, line.digest),
    )


@lru_cache(20_000)
def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _keys(shop: Marketplace, lines: Iterable[Line]) -> dict[str, int]:
    """Primary keys of the engagements by external id."""
    rows = Engagement.objects.filter(marketplace=shop)
    return {
        key: pk
        for some in batched((line.external_id for line in lines), SOUGHT_AT_ONCE)
        for key, pk in rows.filter(external_id__in=listed(some)).values_list("external_id", "pk")
    }


def _write_invoices(lines: Iterable[Line], keys: Mapping[str, int], *, is_known: bool) -> None:
    """One imported invoice an engagement, beside those that were made here."""
    numbers = _imported_numbers([keys[line.external_id] for line in lines if line.bill]) if is_known else {}
    columns = ("engagement_id", "number", "cents", "sent_on", "due_on", "paid_on", "is_imported", "kind", "reference")
    rows = (
        (pk, numbers.get(pk, 1), bill.cents, *map(_text, (bill.sent_on, bill.due_on, bill.paid_on)), True, "work", "")
        for line in lines
        if (bill := line.bill) and (pk := keys[line.external_id])
    )
    changed = _replacing(("cents", "sent_on", "due_on", "paid_on"))
    conflict = f"ON CONFLICT (engagement_id, number) DO UPDATE SET {changed}"
    _put(Invoice, columns, rows, conflict if is_known else "")


def _imported_numbers(engagements: Sequence[int]) -> dict[int, int]:
    """The number of each engagement's imported invoice, or the next free one, where it has any invoice."""
    numbers: dict[int, int] = {}
    for some in batched(engagements, SOUGHT_AT_ONCE):
        invoices = Invoice.objects.filter(engagement__in=some)
        last = invoices.order_by().values_list("engagement").annotate(last=Max("number"))
        numbers |= {pk: number + 1 for pk, number in last}
        numbers |= dict(invoices.filter(is_imported=True).values_list("engagement", "number"))
    return numbers


def _write_windows(lines: Iterable[Line], keys: Mapping[str, int], clock: Clock, *, is_known: bool) -> None:
    """The time for reviews of work that began and ended; what is over is revealed as of its end. Known ones stay."""
    rows = (
        (keys[line.external_id], *_window(line.ended_on, clock)) for line in lines if line.started_on and line.ended_on
    )
    columns = ("engagement_id", "opened_at", "closes_at", "revealed_at")
    _put(ReviewWindow, columns, rows, "ON CONFLICT (engagement_id) DO NOTHING" if is_known else "")


def _window(ended_on: date, clock: Clock) -> Values:
    closes_at = clock.closing(ended_on)
    stored = clock.stored(closes_at)
    return clock.stored(clock.noon(ended_on)), stored, clock.revealing(ended_on)[0]


def _write_reviews(lines: Iterable[Line], keys: Mapping[str, int], clock: Clock, *, is_known: bool) -> None:
    """Reviews that are imported replace imported ones; what a side wrote here stays."""
    columns = ("engagement_id", "side", *SAID, "private_reason", "revision", "is_imported")
    rows = chain.from_iterable(_reviews(line, keys[line.external_id], clock) for line in lines)
    table = Review._meta.db_table
    differs = " OR ".join(f"{table}.{column} <> excluded.{column}" for column in SAID)
    stamp = f"revision = {table}.revision + 1, revised_at = '{clock.stored(clock.at)}'"
    conflict = f"""ON CONFLICT (engagement_id, side) DO UPDATE SET {_replacing(SAID)}, {stamp}
        WHERE {table}.is_imported AND ({differs})"""
    _put(Review, columns, rows, conflict if is_known else "")


def _reviews(line: Line, engagement: int, clock: Clock) -> Iterator[Values]:
    for side, said in (("company", line.by_company), ("worker", line.by_worker)):
        if said and (on := said.on or line.ended_on):
            said_at = clock.stored(clock.noon(on))
            yield engagement, side, _marks(said.criteria), said.points, said.comment, said_at, "", 1, True


@lru_cache(20_000)
def _marks(criteria: tuple[tuple[str, int], ...]) -> str:
    return json.dumps(dict(criteria))


def _reveal(lines: Iterable[Line], keys: Mapping[str, int], changed: Collection[int], clock: Clock) -> dict[int, int]:
    """Opens the sealed windows in which both sides have written now; returns them, with their engagements."""
    fresh = (line for line in lines if line.by_company and line.by_worker and line.ended_on)
    recent = [keys[line.external_id] for line in fresh if line.ended_on and clock.closing(line.ended_on) > clock.at]
    revealed: dict[int, int] = {}
    for some in batched(sorted({*recent, *changed}), SOUGHT_AT_ONCE):
        sealed = ReviewWindow.objects.filter(engagement__in=some, revealed_at=None)
        both = sealed.annotate(written=Count("engagement__reviews")).filter(written=2)
        revealed |= dict(both.values_list("pk", "engagement"))
    for some in batched(revealed, SOUGHT_AT_ONCE):
        ReviewWindow.objects.filter(pk__in=some).update(revealed_at=clock.at)
    return revealed
