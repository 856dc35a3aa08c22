"""CSV: text with commas, semicolons or tabs."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from goodstanding.base.importing.assembling import assemble
from goodstanding.base.importing.limits import Limits
from goodstanding.base.importing.problems import refusal
from goodstanding.base.importing.progress import Progress
from goodstanding.base.importing.table import Record, Table
from goodstanding.base.importing.text import Trimmed, decode

_SEPARATORS: Final = ",;\t"
# Possessive: a hostile line must not make the expression try again.
_FIRST_LINE: Final = re.compile(r'[ \r\n]*+((?:"(?:[^"]|"")*+"|[^"\r\n])*+)')
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*+"')
_EXCEL_HINT: Final = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n)")
_QUOTE_ADVICE: Final = "A quote opened in this row is not closed, or stands inside a quoted cell without its twin."


def read_delimited(data: bytes, limits: Limits, progress: Progress) -> Table:
    """The table of CSV bytes; raises ImportRefused. The separator is the one most frequent in the header."""
    text, encoding = decode(data)
    hint = _EXCEL_HINT.match(text)
    separator = hint[1] if hint else _separator(text)
    table = assemble(_records(text, separator, progress, hinted=hint is not None), encoding, limits)
    if encoding != "windows-1252":
        return table
    note = "The file is not UTF-8; it was read as Windows-1252 (Western European)."
    return Table(table.header, table.rows, encoding, (note, *table.notes))


def _separator(text: str) -> str:
    first = _FIRST_LINE.match(text)
    plain = _QUOTED.sub("", first[1]) if first else ""
    return max(_SEPARATORS, key=plain.count)


def _records(text: str, separator: str, progress: Progress, *, hinted: bool) -> Iterator[Record]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    if hinted:
        next(reader)
    trimmed = Trimmed()
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise refusal(_plain(error), "whole cells", _QUOTE_ADVICE, line=line) from None
        yield Record(line, [trimmed[cell] for cell in cells], len(cells))
        progress(lines.tell(), len(text))


def _plain(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell of more than {csv.field_size_limit():,} characters"
    return "a quote without its end"
