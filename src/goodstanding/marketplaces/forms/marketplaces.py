"""What a marketplace's profile and its team take."""

import re
from datetime import date
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.marketplaces.actions import Profile
from goodstanding.marketplaces.choices import CATEGORIES, FACETS, OWNERSHIP, REGIONS, SIZES, countries, languages
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.fields import AddressField, NameField, ZoneField

OLDEST = 1950
HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(?:\.(?!-)[\w-]{1,63}(?<!-))+")
UNKNOWN = [("", _("Choose one"))]


class SiteField(forms.URLField):
    """A public web address, kept as https and its host alone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(assume_scheme="https", max_length=200, **given)

    def clean(self, value: Any) -> str:
        given = urlsplit(super().clean(value))
        host = (given.hostname or "").removeprefix("www.")
        if given.scheme not in ("http", "https") or not HOST.fullmatch(host) or is_number(host):
            raise ValidationError(_("Enter the address of your website, such as kazihub.example."))
        return f"https://{host}"


def is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class ManyField(forms.MultipleChoiceField):
    """Some of a list, each with its own box."""

    widget = forms.CheckboxSelectMultiple


class ProfileForm(forms.Form):
    name = NameField(label=_("Name of the marketplace"), max_length=120)
    site = SiteField(
        label=_("Website"),
        help_text=_("Its domain tells your own people from your clients."),
        widget=forms.TextInput({"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )
    country = forms.ChoiceField(label=_("Country of its seat"), choices=lambda: [*UNKNOWN, *countries()])
    zone = ZoneField(label=_("Time zone"), help_text=_("Deadlines of your rounds are shown in it."))
    founded = forms.IntegerField(label=_("Year it was founded"), widget=forms.TextInput({"inputmode": "numeric"}))
    size = forms.ChoiceField(label=_("People who work for the marketplace"), choices=[*UNKNOWN, *SIZES])
    region = ManyField(label=_("Regions it serves"), choices=REGIONS)
    category = ManyField(label=_("Kinds of work"), choices=CATEGORIES)
    language = ManyField(label=_("Languages of its service"), choices=languages)
    ownership = ManyField(
        label=_("Ownership"),
        help_text=_("You say it, nobody checks it, and it is shown as self-declared."),
        choices=OWNERSHIP,
        required=False,
    )

    def __init__(self, *given: Any, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.today = today

    def clean_founded(self) -> int:
        year = int(self.cleaned_data["founded"])
        if not OLDEST <= year <= self.today.year:
            words = _("Enter a year from %(oldest)s to %(newest)s.")
            raise ValidationError(words, params={"oldest": OLDEST, "newest": self.today.year})
        return year

    def profile(self) -> Profile:
        """What was said, once it is valid; the slug is not the form's to choose."""
        said = self.cleaned_data
        facets = {kind: said[kind] for kind in FACETS}
        single = {field: said[field] for field in ("name", "site", "country", "founded", "size", "zone")}
        return Profile(slug="", **single, facets=facets)


def described(marketplace: Marketplace) -> dict[str, Any]:
    """What the form shows of a marketplace as it is."""
    single = ("name", "site", "country", "founded", "size", "zone")
    facets: dict[str, list[str]] = {kind: [] for kind in FACETS}
    for facet in marketplace.facets.all():
        facets[facet.kind].append(facet.value)
    return {**{field: getattr(marketplace, field) for field in single}, **facets}


class ColleagueForm(forms.Form):
    email = AddressField(label=_("E-mail of your colleague"), max_length=254)
