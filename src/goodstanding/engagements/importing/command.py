"""`goodstanding import engagements`: a file taken over from the command line."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.exporting import write_csv
from goodstanding.base.importing import ImportRefused, Limits, Problem, read_table
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing.reading import Frame, Reading, read_engagements
from goodstanding.engagements.queries.importing import compared
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import marketplace_named

SHOWN: Final = 50
ROW_BYTES: Final = 1_000
"""What a row may take of a file whose limit is raised."""


def run(file: Path, *, marketplace: str, dry: bool, rows: int | None, problems: Path | None) -> int:
    """Imports a file, or says what would change; 0 where it did, 2 where the file cannot be used, with every reason."""
    shop = marketplace_named(SYSTEM, marketplace)
    if shop is None:
        return _failed(
            f"No marketplace is called {marketplace}. Its name is the part of its address after /marketplaces/."
        )
    try:
        return _imported(shop, _read(file, shop, _limits(rows)), dry=dry)
    except ImportRefused as refused:
        return _refused(refused.problems, problems)
    except OSError as error:
        return _failed(f"{file} cannot be read: {error.strerror}.")


def _limits(rows: int | None) -> Limits:
    usual = Limits()
    if rows is None:
        return usual
    size = max(usual.file_bytes, rows * ROW_BYTES)
    return replace(usual, rows=rows, file_bytes=size, unpacked_bytes=10 * size)


def _read(file: Path, shop: Marketplace, limits: Limits) -> Reading:
    frame = Frame(shop.currency, shop.zone, shop.day(clock.now()))
    table = read_table(file, name=file.name, limits=limits, progress=_progress("Reading"))
    reading = read_engagements(table, frame, _progress("Checking"))
    if reading.problems:
        raise ImportRefused(reading.problems)
    for heading in reading.unread:
        _say(f"The column {heading} is not read.")
    return reading


def _progress(word: str) -> Callable[[int, int], None]:
    """Tells each tenth once, on the error stream."""
    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        if (tenth := 10 * done // max(total, 1)) > told:
            told = tenth
            _say(f"{word} {10 * tenth} %")

    return tell


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def _imported(shop: Marketplace, reading: Reading, *, dry: bool) -> int:
    if not dry:
        _say("Writing")
        event = import_engagements(shop, reading, by=SYSTEM, at=clock.now())
        return _done(event.data if event else {"same": reading.rows}, "Done.")
    found = compared(SYSTEM, shop, reading)
    if found.problems:
        raise ImportRefused(found.problems)
    return _done(found.counts, "Nothing was written: a dry run.")


def _done(counts: Mapping[str, int], last: str) -> int:
    """Prints how many of what, all that an import counts."""
    words = {"added": "new engagements", "changed": "changed", "same": "the same"}
    words |= {name: f"new {name}" for name in ("companies", "workers", "agencies")}
    told = ", ".join(f"{counts.get(name, 0):,} {word}" for name, word in words.items())
    sys.stdout.write(f"{told}. {last}\n")
    return 0


def _refused(problems: tuple[Problem, ...], file: Path | None) -> int:
    for problem in problems[:SHOWN]:
        _say(str(problem))
    if (more := len(problems) - SHOWN) > 0:
        _say(f"{more:,} more; --problems FILE writes all of them.")
    if file:
        file.write_text(problems_table(problems), encoding="utf-8")
    return _failed("Nothing was imported. Mend these rows and import the file again.")


def problems_table(problems: Iterable[Problem]) -> str:
    """Every problem as CSV: line, column, found, expected, advice."""
    rows = ((each.line, each.column, each.found, each.expected, each.advice) for each in problems)
    return write_csv(("line", "column", "found", "expected", "advice"), rows)


def _failed(words: str) -> int:
    _say(words)
    return 2
