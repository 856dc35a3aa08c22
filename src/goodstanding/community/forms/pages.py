"""The text of a programme's page, its sponsors, its calendar, its contacts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.base.files import LARGEST
from goodstanding.community.default_texts import SECTIONS
from goodstanding.community.languages import LANGUAGES, ORIGINAL
from goodstanding.community.markup import LONGEST, wrong_links
from goodstanding.community.models import Sponsor
from goodstanding.people.models import Grant

TIERS = {
    "principal": gettext_lazy("Principal sponsor"),
    "sponsor": gettext_lazy("Sponsor"),
    "supporter": gettext_lazy("Supporter"),
}
ROLES = {"leader": gettext_lazy("Programme leader"), "expert": gettext_lazy("Expert-in-residence")}


class MarkedUp(forms.CharField):
    """A text in the page's markup: its links lead to https."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if wrong := wrong_links(value):
            raise forms.ValidationError(_("Start this link with https://: %(url)s") % {"url": wrong[0][:80]})


class PageForm(forms.Form):
    """The sections of the page in one language."""

    LABELS: ClassVar[Mapping[str, Any]] = {
        "welcome": gettext_lazy("Welcome"),
        "why": gettext_lazy("Why join"),
        "how": gettext_lazy("How it works"),
        "faq": gettext_lazy("Questions and answers"),
    }
    HINTS: ClassVar[Mapping[str, Any]] = {
        "welcome": gettext_lazy("One or two sentences below the name of the programme."),
        "faq": gettext_lazy("A line that ends in a question mark is a question; what follows is its answer."),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for section in SECTIONS:
            rows = 4 if section == "welcome" else 14
            self.fields[section] = MarkedUp(
                label=self.LABELS[section],
                help_text=self.HINTS.get(section, ""),
                max_length=LONGEST,
                required=section == "welcome",
                widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
            )

    @property
    def texts(self) -> dict[str, str]:
        """The sections as they were typed, with line feeds."""
        return {section: self.cleaned_data[section].replace("\r\n", "\n") for section in SECTIONS}


class SponsorForm(forms.Form):
    """A sponsor by name, tier and site."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    tier = forms.ChoiceField(label=gettext_lazy("Tier"), choices=list(TIERS.items()))
    site = forms.URLField(
        label=gettext_lazy("Site"),
        help_text=gettext_lazy("Starts with https://. Leave it empty where there is none."),
        required=False,
        max_length=Sponsor._meta.get_field("site").max_length,
        assume_scheme="https",
    )

    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG, JPEG or WebP, at most 1 MB. Leave it empty to keep what there is."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    @property
    def picture(self) -> bytes:
        """The bytes of the logo, b"" where none was sent."""
        sent = self.cleaned_data["logo"]
        return bytes(sent.read(LARGEST + 1)) if sent else b""

    def clean_site(self) -> str:
        site: str = self.cleaned_data["site"]
        if site and not site.startswith("https://"):
            raise forms.ValidationError(_("Start the address with https://."))
        return site


class MilestoneForm(forms.Form):
    """A date or a time of several days, and what it is in each language."""

    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Only where it is more than one day."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for code, name in LANGUAGES.items():
            label = f"{_('What it is')} ({name})"
            attrs = {"lang": code, "dir": "auto"}
            self.fields[code] = forms.CharField(
                label=label, max_length=160, required=code == ORIGINAL, widget=forms.TextInput(attrs=attrs)
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is not before the first."))
        return given

    @property
    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in LANGUAGES}

    @property
    def days(self) -> tuple[date, date | None]:
        return self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]


class ContactForm(forms.Form):
    """Who of those who operate the programme is reached about one thing."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=list(ROLES.items()))
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"),
        help_text=gettext_lazy("Somebody who operates the programme. The name stands on the public page."),
        queryset=Grant.objects.none(),
        empty_label=None,
    )

    def __init__(self, operating: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = operating  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda held: held.account.name  # type: ignore[attr-defined]
