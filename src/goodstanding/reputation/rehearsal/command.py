"""`goodstanding rehearse FILE`: a file of engagements in, its workers under the shipped rules side by side out."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from goodstanding.base import clock
from goodstanding.base.importing import ImportRefused, Problem, refusal
from goodstanding.reputation.rehearsal.comparing import Compared
from goodstanding.reputation.rehearsal.output import as_csv, as_html, as_json
from goodstanding.reputation.rehearsal.reading import LIMITS, compared_file
from goodstanding.reputation.rehearsal.words import costs_of, score_words, summary_rows, title_of, verdict_words

DONE: Final = 0
BAD_INPUT: Final = 2
SHOWN: Final = 50
ROW_BYTES: Final = 1_000


def rehearse(
    file: Path,
    *,
    on: date | None = None,
    reference_cents: int | None = None,
    rows: int | None = None,
    json_too: bool = False,
    out: Path | None = None,
) -> int:
    """Prints the workers of a file under the shipped rules; 0 where it could, 2 on bad input with every reason.

    `out` takes rehearsal.json, rehearsal.csv and rehearsal.html; `rows` raises the bound of 20,000 rows.
    """
    try:
        found = _compared(file, on, reference_cents, rows)
        if out:
            _write(found, out)
    except ImportRefused as refused:
        _print_problems(file, refused.problems, json_too=json_too)
        return BAD_INPUT
    except OSError as error:
        sys.stderr.write(f"{file} cannot be read: {error.strerror}.\n")
        return BAD_INPUT
    if json_too:
        sys.stdout.write(_json(as_json(found)))
    else:
        _print(found, _console())
    return DONE


def _compared(file: Path, on: date | None, reference_cents: int | None, rows: int | None) -> Compared:
    limits = replace(LIMITS, rows=rows, file_bytes=max(LIMITS.file_bytes, rows * ROW_BYTES)) if rows else LIMITS
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Reading", total=None)
        return compared_file(
            file,
            name=file.name,
            today=clock.now().date(),
            on=on,
            reference_cents=reference_cents,
            limits=limits,
            progress=lambda done, total: progress.update(bar, completed=done, total=total),
        )


def _write(found: Compared, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "rehearsal.json").write_text(_json(as_json(found)), encoding="utf-8")
        (folder / "rehearsal.csv").write_text(as_csv(found), encoding="utf-8", newline="")
        (folder / "rehearsal.html").write_text(as_html(found), encoding="utf-8")
    except OSError as error:
        raise refusal(error.strerror or "an error", "a folder that can be written", source=f"--out {folder}") from error


def _json(told: object) -> str:
    return json.dumps(told, indent=1, allow_nan=False, ensure_ascii=False) + "\n"


def _console() -> Console:
    # A name that the terminal's encoding lacks must not cost the result.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(highlight=False)


def _print(found: Compared, console: Console) -> None:
    head = f"{len(found.workers)} workers, {found.engagements} engagements, as of {found.on}"
    console.print(Text(head, "bold"))
    console.print()
    console.print(_summary(found))
    console.print()
    console.print(_workers(found))
    console.print()
    for title, why, cost in costs_of(found):
        console.print(Text.assemble((f"{title}. ", "bold"), f"{cost} {why}"))
    console.print(Text("A file has neither profiles nor conduct: what rules ask of them is taken as met.", "dim"))


def _summary(found: Compared) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for rule in found.rules:
        table.add_column(title_of(rule), justify="right")
    for row in summary_rows(found):
        table.add_row(*map(Text, row))
    return table


def _workers(found: Compared) -> Table:
    """A line for each worker; under each rule the score, then Top Rated or what fails."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Worker", overflow="fold")
    for rule in found.rules:
        table.add_column(title_of(rule))
    for worker in found.workers:
        cells = [(f"{score_words(cell):>3} {verdict_words(cell)}", cell.is_top) for cell in worker.cells]
        table.add_row(Text(worker.name), *(Text(words, "green" if is_top else "") for words, is_top in cells))
    return table


def _print_problems(file: Path, problems: Sequence[Problem], *, json_too: bool) -> None:
    sys.stderr.write(f"{file.name} was not rehearsed:\n")
    sys.stderr.writelines(f"{problem}\n" for problem in problems[:SHOWN])
    if (more := len(problems) - SHOWN) > 0:
        sys.stderr.write(f"{more:,} more.\n")
    if json_too:
        sys.stdout.write(_json({"problems": [asdict(problem) for problem in problems]}))
