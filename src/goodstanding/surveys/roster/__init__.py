"""A marketplace's list of clients: read from a table, checked, merged into one line for each client."""

from goodstanding.surveys.roster.cells import LANGUAGES
from goodstanding.surveys.roster.keeping import flags_kept, kept, lines_kept
from goodstanding.surveys.roster.reading import Frame, Reading, read_roster
from goodstanding.surveys.roster.shapes import Addressee, RosterLine

__all__ = [
    "LANGUAGES",
    "Addressee",
    "Frame",
    "Reading",
    "RosterLine",
    "flags_kept",
    "kept",
    "lines_kept",
    "read_roster",
]
