"""What the page "Your data" shows."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.base.shell import Column, Table
from goodstanding.people.holdings import Person, holdings, name_of, pages_for
from goodstanding.people.models import Account, Reading
from goodstanding.people.queries import own_export, own_person, readings_about, waiting_erasure
from goodstanding.people.topics import OFFICES, PAGES, READ, TOPICS, Topic

READINGS = 50


class Held(NamedTuple):
    """A part of the page: its words and how many rows it counts."""

    topic: Topic
    rows: int


def page_of(actor: Actor, mine: Account, at: datetime) -> dict[str, Any]:
    """The context of a person's own page."""
    person, zone = own_person(actor), ZoneInfo(mine.zone)
    readings = list(readings_about(actor)[:READINGS])
    return {
        "account": mine,
        "zone": mine.zone,
        "held": held(person) if person else [],
        "pages": [(PAGES[key] % {"name": name}, url) for key, name, url in pages_for(person)] if person else [],
        "readings": table_of(readings, zone) if readings else None,
        "export": own_export(actor, at),
        "erasure": waiting_erasure(actor),
    }


def held(person: Person) -> list[Held]:
    """Each part that holds something about the person, with the number of its rows."""
    counts: Counter[str] = Counter()
    for holding in holdings():
        if holding.topic:
            counts[holding.topic] += holding.rows(person).count()
    return [Held(topic, counts[key]) for key, topic in TOPICS.items() if counts[key]]


def table_of(readings: Sequence[Reading], zone: ZoneInfo) -> Table:
    """Who read what when, in the person's own time; a reader is named by office and tenant, never by name."""
    columns = [Column(_("When")), Column(_("What")), Column(_("Who")), Column(_("Why"))]
    return Table(_("Newest first"), columns, [_line(reading, zone) for reading in readings])


def _line(reading: Reading, zone: ZoneInfo) -> list[object]:
    when = date_format(reading.at.astimezone(zone), "j F Y, H:i")
    who = OFFICES[reading.office] % {"name": name_of(reading.office, reading.tenant)}
    return [when, READ[reading.kind], who, reading.why or _("As part of their work.")]
