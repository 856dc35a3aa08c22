"""Tables that leave us, harmless to the spreadsheet that opens them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

# OWASP, CSV injection: what a spreadsheet takes for the start of a formula, full-width forms included.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defuse(cell: str) -> str:
    """`cell`, with an apostrophe before it where a spreadsheet would read a formula."""
    return f"'{cell}" if cell.startswith(_STARTS) else cell


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> str:
    """CSV (RFC 4180); texts are defused and quoted, numbers stay numbers, None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([defuse(name) for name in header])
    writer.writerows([defuse(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()
