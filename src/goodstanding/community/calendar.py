"""Gatherings as calendar files (iCalendar, RFC 5545; methods by RFC 5546)."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from goodstanding.base.calendar import calendar_text, escaped, quoted, stamp
from goodstanding.base.letters import address_of
from goodstanding.community.models.events import Gathering
from goodstanding.community.models.sessions import Session


def calendar_file(gathering: Gathering, sessions: Sequence[Session] = (), *, with_link: bool) -> str:
    """The file of one gathering and of each of its sessions, removed ones too: PUBLISH, or CANCEL once the gathering is
    cancelled and has none. `with_link` for who comes.

    All events of a CANCEL have one UID (RFC 5546, 3.2.5): those of a programme are published as cancelled.
    """
    method = "CANCEL" if gathering.state == "cancelled" and not sessions else "PUBLISH"
    parts = [line for each in sessions for line in _session(each, gathering, with_link=with_link)]
    return calendar_text("Events", [f"METHOD:{method}", *_event(gathering, with_link=with_link), *parts])


def calendar_feed(gatherings: Iterable[Gathering], name: str) -> str:
    """A calendar to subscribe to. Links of calls are not in it; what is cancelled is marked so."""
    head = [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    return calendar_text("Events", head + [line for each in gatherings for line in _event(each, with_link=False)])


def _event(gathering: Gathering, *, with_link: bool) -> list[str]:
    where = ", ".join(filter(None, [gathering.place, gathering.link if with_link else ""]))
    about = [f"DESCRIPTION:{escaped(gathering.about)}"] if gathering.about else []
    return _lines(gathering, gathering, where, about, is_over=gathering.state == "cancelled")


def _session(session: Session, gathering: Gathering, *, with_link: bool) -> list[str]:
    where = ", ".join(filter(None, [session.room or gathering.place, session.link if with_link else ""]))
    more = [f"DESCRIPTION:{escaped(session.speakers)}"] if session.speakers else []
    more.append(f"RELATED-TO:{_uid(gathering.key)}")
    is_over = gathering.state == "cancelled" or session.removed_at is not None
    return _lines(session, gathering, where, more, is_over=is_over)


def _lines(
    one: Gathering | Session, gathering: Gathering, where: str, more: Sequence[str], *, is_over: bool
) -> list[str]:
    """One VEVENT, its times in UTC, which every calendar shows by its reader's clock."""
    page = address_of(reverse("community:event", args=[gathering.pk]))
    changed_at = max(one.changed_at, gathering.changed_at)
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(one.key)}",
        f"DTSTAMP:{stamp(changed_at)}",
        f"LAST-MODIFIED:{stamp(changed_at)}",
        f"SEQUENCE:{one.sequence if one is gathering else one.sequence + gathering.sequence}",
        f"DTSTART:{stamp(one.starts_at)}",
        f"DTEND:{stamp(one.ends_at)}",
        f"SUMMARY:{escaped(one.title)}",
        *more,
        *([f"LOCATION:{escaped(where)}"] if where else []),
        f"URL:{page}",
        f"ORGANIZER;CN={quoted(gathering.organiser)}:{page}",
        f"STATUS:{'CANCELLED' if is_over else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _uid(key: UUID) -> str:
    return f"{key}@{urlsplit(settings.ORIGIN).hostname}"
