"""The ledger as a table in which every number is exact."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from goodstanding.base.access import Actor
from goodstanding.base.exporting import write_csv
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.queries import scores as queries

if TYPE_CHECKING:
    from goodstanding.reputation.scoring.ledgers import Line, Read

HEADER: Final = (
    *("engagement", "title", "company", "day", "outcome", "s_thousandths", "weight_1e12", "credit_1e12"),
    *("taper", "taper_of", "lost", "lost_points", "points_without", "fades_from", "gone_on"),
    "weight_percent",
)
type Cells = tuple[str | int | float | None, ...]


def ledger_csv(actor: Actor, worker: Worker, read: "Read") -> str:
    """A line for each engagement; then the silence, the sum of `lost`, and what 100 points are in its unit."""
    lines, ledger = read.lines, read.ledger
    names = queries.named(actor, worker, [line.engagement for line in lines])
    rows = [_cells(line, names[line.engagement], ledger.parts) for line in lines]
    return write_csv(HEADER, [*rows, *_sums(read)])


def _cells(line: "Line", name: queries.Named, parts: int) -> Cells:
    from goodstanding.reputation.scoring.instants import date_of

    entry = line.entry
    change = None if entry.change is None else 100 * entry.change
    fades, gone = (None if day is None else date_of(day).isoformat() for day in (entry.fades_from, entry.gone_on))
    return (
        *(name.external_id, name.title, name.company, line.day.isoformat(), entry.outcome.why, entry.outcome.s),
        *(entry.weight, entry.credit, entry.taper, parts, entry.lost, entry.lost_points, change, fades, gone),
        line.percent,
    )


def _sums(read: "Read") -> Iterator[Cells]:
    ledger = read.ledger
    sums = (
        ("silence", ledger.longest.silence, ledger.silence_points),
        ("sum", ledger.lost, None if ledger.longest.j is None else 100 - 100 * ledger.longest.j),
        ("100 points", ledger.whole, 100.0),
    )
    for name, lost, points in sums:
        yield (name, *[None] * 9, lost, points, *[None] * 4)
