"""Gatherings as calendar files (iCalendar, RFC 5545; methods by RFC 5546)."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from goodstanding.base.letters import address_of
from goodstanding.community.models.events import Gathering

PRODUCT: Final = "-//Goodstanding//Events//EN"
OCTETS: Final = 73
"""Most octets of a piece: RFC 5545, 3.1 allows 75 with the space that continues a line."""

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no TEXT may hold them (RFC 5545, 3.1)


def calendar_file(gathering: Gathering, *, with_link: bool) -> str:
    """The file of one gathering: PUBLISH, or CANCEL once it is cancelled. `with_link` for who comes."""
    method = "CANCEL" if gathering.state == "cancelled" else "PUBLISH"
    return _calendar([f"METHOD:{method}"], _event(gathering, with_link=with_link))


def calendar_feed(gatherings: Iterable[Gathering], name: str) -> str:
    """A calendar to subscribe to. Links of calls are not in it; what is cancelled is marked so."""
    head = [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    return _calendar(head, [line for each in gatherings for line in _event(each, with_link=False)])


def _calendar(head: list[str], events: list[str]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", *head, *events]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(gathering: Gathering, *, with_link: bool) -> list[str]:
    """One VEVENT, its times in UTC, which every calendar shows by its reader's clock."""
    page = address_of(reverse("community:event", args=[gathering.pk]))
    where = ", ".join(filter(None, [gathering.place, gathering.link if with_link else ""]))
    return [
        "BEGIN:VEVENT",
        f"UID:{gathering.key}@{urlsplit(settings.ORIGIN).hostname}",
        f"DTSTAMP:{_stamp(gathering.changed_at)}",
        f"LAST-MODIFIED:{_stamp(gathering.changed_at)}",
        f"SEQUENCE:{gathering.sequence}",
        f"DTSTART:{_stamp(gathering.starts_at)}",
        f"DTEND:{_stamp(gathering.ends_at)}",
        f"SUMMARY:{_text(gathering.title)}",
        *([f"DESCRIPTION:{_text(gathering.about)}"] if gathering.about else []),
        *([f"LOCATION:{_text(where)}"] if where else []),
        f"URL:{page}",
        f"ORGANIZER;CN={_parameter(gathering.organiser)}:{page}",
        f"STATUS:{'CANCELLED' if gathering.state == 'cancelled' else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    escaped = re.sub(r"([\\;,])", r"\\\1", CONTROL.sub("", words))
    return re.sub(r"\r\n|\r|\n", r"\\n", escaped)


def _parameter(words: str) -> str:
    """A quoted parameter value: no quote and no control character (RFC 5545, 3.2)."""
    return '"' + re.sub(r'["\r\n\t]', " ", CONTROL.sub("", words)) + '"'


def _folded(line: str) -> str:
    """The line in pieces that fit, never within a character (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > OCTETS:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
