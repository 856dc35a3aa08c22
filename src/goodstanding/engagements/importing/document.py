"""The table of docs/import.md: the columns of a file of engagements, from the code that reads them."""

from typing import Final

from goodstanding.engagements.importing.columns import NEEDED, Column, all_columns

HEAD: Final = """| column | what it holds | other headings |
|---|---|---|
"""


def document() -> str:
    """The columns as a Markdown table."""
    return HEAD + "".join(map(_row, all_columns()))


def _row(column: Column) -> str:
    needed = " (needed)" if column.field in NEEDED else ""
    return f"| `{column.field}`{needed} | {column.holds} | {', '.join(column.also)} |\n"
