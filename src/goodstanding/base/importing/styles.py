"""Which cell styles of a workbook show a number as a date or a time."""

import re
from typing import Final

from goodstanding.base.importing.markup import Attributes, Markup

# ECMA-376 part 1, 18.8.30: the formats that every workbook has without naming them.
_BUILT_IN_DATES: Final = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')


def dated_styles(data: bytes) -> list[bool]:
    """For each cell format of styles.xml, in order: whether it shows a date or a time of day."""
    codes: dict[str, str] = {}
    formats: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and markup.path[-1:] == ["cellXfs"]:
            formats.append(attributes.get("numFmtId", "0"))

    markup = Markup(start)
    markup.parse(data)
    return [_is_date(number, codes.get(number)) for number in formats]


def _is_date(number: str, code: str | None) -> bool:
    if code is None:
        return number.isdecimal() and len(number) < 4 and int(number) in _BUILT_IN_DATES
    return not _ELAPSED.search(code) and any(c in "dmyhs" for c in _LITERAL.sub("", code).lower())
