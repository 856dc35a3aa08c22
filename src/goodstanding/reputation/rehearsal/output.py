"""A rehearsed file as JSON, CSV and a page of its own."""

from dataclasses import asdict
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from goodstanding.base.exporting import write_csv
from goodstanding.base.shell import Column, Table
from goodstanding.reputation.rehearsal.comparing import Cell, Compared, RuleLine, WorkerLine
from goodstanding.reputation.rehearsal.words import costs_of, score_words, summary_rows, title_of, verdict_words


def as_json(found: Compared) -> dict[str, Any]:
    """The whole result: rules with their counts, workers with a cell for each rule, by its name."""
    return {
        "on": found.on.isoformat(),
        "engagements": found.engagements,
        "rules": [_rule(rule) for rule in found.rules],
        "workers": [_worker(worker, found) for worker in found.workers],
    }


def _rule(rule: RuleLine) -> dict[str, Any]:
    told = asdict(rule) | {"counted": dict(rule.counted), "costs": list(rule.costs)}
    return told | {"unscored": rule.unscored, "left_out": rule.left_out}


def _worker(worker: WorkerLine, found: Compared) -> dict[str, Any]:
    cells = {rule.name: _cell(cell) for rule, cell in zip(found.rules, worker.cells, strict=True)}
    return {"id": worker.id, "name": worker.name, "engagements": worker.engagements, "rules": cells}


def _cell(cell: Cell) -> dict[str, Any]:
    failed = cell.failed and {"code": cell.failed.code, "value": cell.failed.value, "needed": cell.failed.needed}
    return {
        "score": cell.score,
        "good_weeks": cell.good_weeks,
        "weeks_of": cell.weeks_of,
        "top_rated": cell.is_top,
        "fails": failed,
    }


def as_csv(found: Compared) -> str:
    """A line for each worker, four columns for each rule."""
    header = ["worker", "name", "engagements"]
    for rule in found.rules:
        short = rule.name.removeprefix("standing-").replace("1", "goodstanding")
        header += [f"{short}_{part}" for part in ("score", "good_weeks", "top_rated", "fails")]
    return write_csv(header, ((w.id, w.name, w.engagements, *_csv_cells(w)) for w in found.workers))


def _csv_cells(worker: WorkerLine) -> list[str | int | None]:
    cells: list[str | int | None] = []
    for cell in worker.cells:
        cells += [cell.score, cell.good_weeks, "yes" if cell.is_top else "no", cell.failed.code if cell.failed else ""]
    return cells


def given(found: Compared) -> dict[str, Any]:
    """The result as its template takes it."""
    return {"found": found, "summary": summary_table(found), "costs": costs_of(found), "table": workers_table(found)}


def summary_table(found: Compared) -> Table:
    """What each rule makes of the whole file."""
    columns = [Column(_("In this file")), *(Column(title_of(rule), numeric=True) for rule in found.rules)]
    return Table(_("Four rules, one file"), columns, list(summary_rows(found)))


def workers_table(found: Compared) -> Table:
    """Each worker with a cell for each rule: the score, and whether it makes Top Rated."""
    columns = [Column(_("Worker")), *(Column(title_of(rule)) for rule in found.rules)]
    rows = [
        (worker.name, *(f"{score_words(cell)} · {verdict_words(cell)}" for cell in worker.cells))
        for worker in found.workers
    ]
    return Table(_("Workers under each rule"), columns, rows)


def as_html(found: Compared) -> str:
    """A page of its own that asks nobody for anything."""
    return render_to_string("reputation/rehearsed_file.html", given(found))
