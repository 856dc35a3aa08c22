"""A file of engagements read for a rehearsal: any currency, days as they stand, at most so much."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from goodstanding.base.importing import ImportRefused, Limits, Problem, read_table
from goodstanding.engagements.importing import Frame, Reading, read_engagements
from goodstanding.reputation.rehearsal.comparing import Compared, compare, last_day

LIMITS: Final = Limits(file_bytes=5_000_000, unpacked_bytes=50_000_000)
ANY: Final = "USD"


def compared_file(
    source: bytes | Path,
    *,
    name: str,
    today: date,
    on: date | None = None,
    reference_cents: int | None = None,
    limits: Limits = LIMITS,
    progress: Callable[[int, int], None] | None = None,
) -> Compared:
    """The workers of a file under the shipped rules, by default as of the last day that the file tells of.

    Raises ImportRefused with every row that cannot be used, OSError where the path cannot be read.
    """
    table = read_table(source, name=name, limits=limits, progress=progress)
    reading = read_engagements(table, Frame(ANY, "UTC", today))
    if reading.problems:
        raise ImportRefused(reading.problems)
    day = on or last_day(reading)
    found = compare(reading, day, reference_cents) if day else None
    if found is None or not found.workers:
        raise ImportRefused((_nothing(reading),))
    return found


def _nothing(reading: Reading) -> Problem:
    expected, advice = _("work that had begun by the day of the rehearsal"), _("Fill in started and ended.")
    return Problem(None, None, _("%(n)s rows without any") % {"n": reading.rows}, expected, advice)
