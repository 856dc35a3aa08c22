"""An interview as a calendar file (iCalendar, RFC 5545)."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from goodstanding.engagements.models import Interview

STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}
OCTETS = 73
"""Most octets of a line's text here: RFC 5545, 3.1 allows 75 with the space that continues a line."""


def calendar_file(interview: Interview) -> str:
    """The text of the file: one event, its times in UTC, which every calendar shows in its reader's zone."""
    opening = interview.application.opening
    host = urlsplit(settings.ORIGIN).hostname
    ends_at = interview.starts_at + timedelta(minutes=interview.minutes)
    summary = f"{opening.company}, {interview.application.worker.name}: {opening.title}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Goodstanding//Interviews//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:interview-{interview.pk}@{host}",
        f"DTSTAMP:{_stamp(interview.arranged_at)}",
        f"DTSTART:{_stamp(interview.starts_at)}",
        f"DTEND:{_stamp(ends_at)}",
        f"SUMMARY:{_text(summary)}",
        *([f"URL:{interview.link}", f"LOCATION:{_text(interview.link)}"] if interview.link else []),
        *([f"DESCRIPTION:{_text(interview.note)}"] if interview.note else []),
        f"STATUS:{STATUS[interview.state]}",
        f"SEQUENCE:{int(interview.state == 'cancelled')}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return re.sub(r"\r\n|\r|\n", r"\\n", re.sub(r"([\\;,])", r"\\\1", words))


def _folded(line: str) -> str:
    """The line in pieces that fit, never within a character (RFC 5545, 3.1)."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > OCTETS:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
