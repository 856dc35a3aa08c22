"""Form fields that several nouns need: a line of text, an address, a time zone."""

import unicodedata
from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.base.letters import one_line

AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class NameField(forms.CharField):
    """A name in any script, in one line and composed (NFC). It stands in mails to others, so it holds no address."""

    def to_python(self, value: Any) -> str:
        return one_line(unicodedata.normalize("NFC", str(super().to_python(value) or "")))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if "://" in value:
            raise ValidationError(_("A name holds no web address."))


class AddressField(forms.EmailField):
    """An e-mail address, in lower case as accounts keep it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}), **given)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()


class ZoneField(forms.ChoiceField):
    """A time zone of the IANA database that is named after a city, or UTC."""

    def __init__(self, **given: Any) -> None:
        super().__init__(choices=zones, **given)


@cache
def zones() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """UTC, then the zones of each area."""
    cities = sorted(zone for zone in available_timezones() if zone.split("/")[0] in AREAS and "/" in zone)
    by_area = groupby(cities, lambda zone: zone.split("/")[0])
    areas = [(area, [(zone, zone.split("/", 1)[1].replace("_", " ")) for zone in names]) for area, names in by_area]
    return [("UTC", "UTC"), *areas]
