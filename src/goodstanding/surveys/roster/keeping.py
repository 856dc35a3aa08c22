"""A reading as a draft keeps it between upload and commitment."""

from collections.abc import Mapping
from typing import Any, Final

from goodstanding.base.importing import Problem
from goodstanding.surveys.roster.reading import Reading
from goodstanding.surveys.roster.shapes import RosterLine, packed, unpacked

FLAGS_KEPT: Final = 100


def kept(reading: Reading) -> dict[str, Any]:
    """The lines, the number of rows they came from, and the first flags, as JSON keeps them."""
    flags = [[f.line, f.column, f.found, f.expected, f.advice] for f in reading.flags[:FLAGS_KEPT]]
    return {"rows": reading.rows, "clients": packed(reading.lines), "flags": flags, "flagged": len(reading.flags)}


def lines_kept(draft: Mapping[str, Any]) -> list[RosterLine]:
    """The lines of what `kept` gave."""
    return unpacked(draft["clients"])


def flags_kept(draft: Mapping[str, Any]) -> list[Problem]:
    """The flags of what `kept` gave: the first of them."""
    return [Problem(*flag) for flag in draft["flags"]]
