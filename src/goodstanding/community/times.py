"""Hours on the wall: a gathering keeps its hour in its own zone, whatever the clocks do between now and then.

The offset comes from the IANA database. Of an hour that comes twice somebody says which one is meant (PEP 495); an hour
that does not come is refused.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.community.refusals import HourTwice, NoSuchHour

type Which = Literal["first", "second"]


def moment_of(local: datetime, zone: str, which: Which | None = None) -> datetime:
    """The moment, in UTC, at which the clocks of a zone show `local`, which is naive.

    `which` says which of two is meant where the clocks show it twice. Raises NoSuchHour where they skip it, HourTwice
    where it comes twice and `which` is None.
    """
    clocks = ZoneInfo(zone)
    first, second = (local.replace(tzinfo=clocks, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(clocks).replace(tzinfo=None) != local:
        raise NoSuchHour(f"{local:%Y-%m-%d %H:%M}", zone)
    if first != second and which is None:
        raise HourTwice(f"{local:%Y-%m-%d %H:%M}", zone)
    return second if which == "second" else first


def weekly(local: datetime, zone: str, weeks: int, which: Which | None = None) -> list[datetime]:
    """The moments at which the clocks of a zone show the same day of the week and hour in `weeks` weeks on end."""
    return [moment_of(local + timedelta(weeks=week), zone, which) for week in range(weeks)]


def slots(start: datetime, minutes: int, count: int) -> list[datetime]:
    """The beginnings of `count` slots of `minutes`, one after the other."""
    return [start + n * timedelta(minutes=minutes) for n in range(count)]


def shown_span(starts_at: datetime, ends_at: datetime, zone: str, language: str) -> str:
    """From when to when in words of a language, by the clocks of a zone, which it names."""
    clocks = ZoneInfo(zone)
    begin, end = starts_at.astimezone(clocks), ends_at.astimezone(clocks)
    with override(language):
        names = {"day": date_format(begin, "l, j F Y"), "begin": f"{begin:%H:%M}", "zone": city_of(zone)}
        if begin.date() == end.date():
            return _("%(day)s, %(begin)s to %(end)s (%(zone)s)") % {**names, "end": f"{end:%H:%M}"}
        names["end"] = f"{date_format(end, 'l, j F Y')}, {end:%H:%M}"
        return _("%(day)s, %(begin)s to %(end)s (%(zone)s)") % names


def city_of(zone: str) -> str:
    """A zone as people say it: "Nairobi" for Africa/Nairobi."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
