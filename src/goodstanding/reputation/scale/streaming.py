"""Pieces of a file cut anew, so that no worker is cut in two."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import numpy as np

from goodstanding.reputation.scale.prepared import joined
from goodstanding.rules.job_success.columns import Columns

ROWS: Final = 250_000
"""How many rows are scored at once; a worker with more is scored whole all the same."""
type Progress = Callable[[int, int], None]
"""Told how many rows and how many bytes of the file were read since it was told last."""


class Unsorted(Exception):
    """A worker's rows do not stand together in rising order of worker; the file must be sorted first."""


def whole_workers(pieces: Iterable[Columns], rows: int = ROWS) -> Iterator[Columns]:
    """The rows in pieces of at least `rows` and of whole workers. Raises Unsorted at the first row out of order."""
    held: list[Columns] = []
    count = 0
    for piece in pieces:
        if not len(piece):
            continue
        _check_order(held[-1] if held else None, piece)
        held.append(piece)
        count += len(piece)
        if count < rows:
            continue
        whole, rest = _cut(joined(held))
        if len(whole):
            yield whole
        held, count = [rest], len(rest)
    if count:
        yield joined(held)


def _check_order(before: Columns | None, piece: Columns) -> None:
    worker = piece.worker
    if bool((worker[1:] < worker[:-1]).any()) or (before is not None and worker[0] < before.worker[-1]):
        raise Unsorted


def _cut(columns: Columns) -> tuple[Columns, Columns]:
    """All but the last worker, and the last worker, whose rows may go on."""
    cut = int(np.searchsorted(columns.worker, columns.worker[-1], side="left"))
    return columns[:cut], columns[cut:]
