"""Telling whoever waits how far the reading is."""

from collections.abc import Callable
from typing import Final

Report = Callable[[int, int], None]
_EVERY: Final = 500


class Progress:
    """Calls `report(done, total)` for each 500th row, in characters or bytes of the text being read."""

    def __init__(self, report: Report | None) -> None:
        self._report = report
        self._rows = 0

    def __call__(self, done: int, total: int) -> None:
        self._rows += 1
        if self._report and self._rows % _EVERY == 0:
            self._report(done, total)
