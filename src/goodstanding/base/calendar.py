"""Calendar files: lines of iCalendar (RFC 5545), escaped and folded."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

OCTETS: Final = 73
"""Most octets of a piece: RFC 5545, 3.1 allows 75 with the space that continues a line."""

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no TEXT may hold them (RFC 5545, 3.1)


def calendar_text(product: str, lines: Iterable[str]) -> str:
    """A VCALENDAR with these lines, its ends of lines CRLF. `product` names what wrote it, as in "Interviews"."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Goodstanding//{product}//EN", "CALSCALE:GREGORIAN"]
    return "".join(f"{folded(line)}\r\n" for line in [*head, *lines, "END:VCALENDAR"])


def stamp(at: datetime) -> str:
    """A moment in UTC, which every calendar shows by its reader's clock (RFC 5545, 3.3.5, form 2)."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(words: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    marked = re.sub(r"([\\;,])", r"\\\1", CONTROL.sub("", words))
    return re.sub(r"\r\n|\r|\n", r"\\n", marked)


def quoted(words: str) -> str:
    """A quoted parameter value: no quote and no control character (RFC 5545, 3.2)."""
    return '"' + re.sub(r'["\r\n\t]', " ", CONTROL.sub("", words)) + '"'


def folded(line: str) -> str:
    """The line in pieces that fit, never within a character (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > OCTETS:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
