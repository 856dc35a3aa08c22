"""A marketplace's file of engagements: read from a table, checked row by row and against itself."""

from goodstanding.engagements.importing.columns import all_columns
from goodstanding.engagements.importing.lines import reviewing
from goodstanding.engagements.importing.reading import Frame, Reading, read_engagements
from goodstanding.engagements.importing.shapes import Bill, Line, Said

__all__ = ["Bill", "Frame", "Line", "Reading", "Said", "all_columns", "read_engagements", "reviewing"]
