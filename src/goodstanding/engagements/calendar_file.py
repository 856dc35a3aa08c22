"""An interview as a calendar file (iCalendar, RFC 5545; methods by RFC 5546)."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from goodstanding.base.calendar import calendar_text, escaped, quoted, stamp
from goodstanding.base.letters import address_of
from goodstanding.engagements.models import Interview

STATUS = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar_file(interview: Interview) -> str:
    """The text of the file: one event, its times in UTC, which every calendar shows in its reader's zone."""
    opening = interview.application.opening
    page = address_of(reverse("engagements:application", args=[interview.application_id]))
    ends_at = interview.starts_at + timedelta(minutes=interview.minutes)
    summary = f"{opening.company}, {interview.application.worker.name}: {opening.title}"
    lines = [
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:interview-{interview.pk}@{urlsplit(settings.ORIGIN).hostname}",
        f"DTSTAMP:{stamp(interview.arranged_at)}",
        f"DTSTART:{stamp(interview.starts_at)}",
        f"DTEND:{stamp(ends_at)}",
        f"SUMMARY:{escaped(summary)}",
        f"ORGANIZER;CN={quoted(str(opening.company))}:{page}",
        *([f"URL:{interview.link}", f"LOCATION:{escaped(interview.link)}"] if interview.link else []),
        *([f"DESCRIPTION:{escaped(interview.note)}"] if interview.note else []),
        f"STATUS:{STATUS[interview.state]}",
        f"SEQUENCE:{int(interview.state == 'cancelled')}",
        "END:VEVENT",
    ]
    return calendar_text("Interviews", lines)
