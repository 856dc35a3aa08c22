"""What workers, companies and agencies say of themselves, and what a team enters for them."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.marketplaces.actions import About, Buyer, Freelancer, Paper, Portrait
from goodstanding.marketplaces.choices import countries
from goodstanding.marketplaces.models import Agency, Company, Qualification, Worker
from goodstanding.people.fields import AddressField, NameField

NO_COUNTRY: Final = [("", _("Not said"))]
LARGEST_RATE: Final = 10_000


class PortraitForm(forms.Form):
    """A worker's own description."""

    name = NameField(label=_("Name"), max_length=120)
    headline = NameField(label=_("Headline"), help_text=_("What you do, in one line."), max_length=160, required=False)
    about = forms.CharField(label=_("About you"), max_length=4_000, required=False, widget=forms.Textarea({"rows": 7}))
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [*NO_COUNTRY, *countries()], required=False)
    rate = forms.DecimalField(
        label=_("Usual rate an hour"),
        min_value=0,
        max_value=LARGEST_RATE,
        decimal_places=2,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    hidden = forms.MultipleChoiceField(
        label=_("Leave out of the public profile"),
        help_text=_("Ratings, reviews and replies are always shown."),
        choices=[(key, _(words)) for key, words in Worker.BRAND.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def portrait(self) -> Portrait:
        said = self.cleaned_data
        rate = said["rate"]
        cents = None if rate is None else int(rate * 100)
        texts = {key: said[key] for key in ("name", "headline", "about", "country")}
        return Portrait(**texts, rate_cents=cents, hidden=tuple(said["hidden"]))


def described_worker(worker: Worker) -> dict[str, Any]:
    """What the form shows of a worker as one is."""
    fields = {key: getattr(worker, key) for key in ("name", "headline", "about", "country", "hidden")}
    return fields | {"rate": None if worker.rate_cents is None else Decimal(worker.rate_cents) / 100}


class PaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[(key, _(words)) for key, words in Qualification.KINDS.items()])
    title = NameField(label=_("What it is"), max_length=160)
    issuer = NameField(label=_("Who issued it"), max_length=160, required=False)
    reference = NameField(label=_("Its number"), max_length=120, required=False)
    issued_on = forms.DateField(label=_("Issued on"), required=False, widget=forms.DateInput({"type": "date"}))
    expires_on = forms.DateField(label=_("Holds until"), required=False, widget=forms.DateInput({"type": "date"}))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = said.get("issued_on"), said.get("expires_on")
        if begins and ends and ends < begins:
            raise ValidationError({"expires_on": _("Enter a day after the one on which it was issued.")})
        return said

    def paper(self) -> Paper:
        return Paper(**self.cleaned_data)


class PhotoForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What it is"), choices=[("photo", _("Your portrait")), ("portfolio", _("A photo of your work"))]
    )
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP of at most 1 MB. Only its pixels are kept."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp"}),
    )
    description = NameField(label=_("What it shows"), help_text=_("For people who cannot see it."), max_length=200)


class FreelancerForm(forms.Form):
    """A worker as a team adds one."""

    name = NameField(label=_("Name"), max_length=120)
    external_id = NameField(label=_("Your own id of this worker"), max_length=120)
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [*NO_COUNTRY, *countries()], required=False)

    def freelancer(self) -> Freelancer:
        return Freelancer(**self.cleaned_data)


class BuyerForm(forms.Form):
    """A company as a team adds one."""

    name = NameField(label=_("Name"), max_length=200)
    external_id = NameField(label=_("Your own id of this company"), max_length=120)

    def buyer(self) -> Buyer:
        return Buyer(self.cleaned_data["external_id"], self.cleaned_data["name"])


class AboutForm(forms.Form):
    """What a company says of itself to talent."""

    name = NameField(label=_("Name"), max_length=200)
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [*NO_COUNTRY, *countries()], required=False)
    about = forms.CharField(
        label=_("About the company"), max_length=4_000, required=False, widget=forms.Textarea({"rows": 7})
    )
    manager_name = NameField(
        label=_("Who hires"), help_text=_("The name that workers see."), max_length=120, required=False
    )
    manager_link = forms.URLField(
        label=_("A page about who hires"),
        assume_scheme="https",
        required=False,
        widget=forms.TextInput({"inputmode": "url", "autocapitalize": "none"}),
    )

    def clean_manager_link(self) -> str:
        link: str = self.cleaned_data["manager_link"]
        if link and not link.startswith("https://"):
            raise ValidationError(_("Enter an address that begins with https://."))
        return link

    def said(self) -> About:
        return About(**self.cleaned_data)


def described_company(company: Company) -> dict[str, Any]:
    """What the form shows of a company as it is."""
    return {key: getattr(company, key) for key in ("name", "country", "about", "manager_name", "manager_link")}


class PlaceForm(forms.Form):
    """The address of who is to act for a company, or is a worker."""

    email = AddressField(label=_("E-mail address"), max_length=254)


class CheckForm(forms.Form):
    note = NameField(label=_("What you saw"), help_text=_("Such as: the original, by video."), max_length=400)


class AgencyForm(forms.Form):
    name = NameField(label=_("Name"), max_length=160)
    external_id = NameField(label=_("Your own id of this agency"), max_length=120)


class MembershipForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Agency"), queryset=Agency.objects.none())
    since = forms.DateField(label=_("Since"), widget=forms.DateInput({"type": "date"}))
    is_exclusive = forms.BooleanField(label=_("Exclusive: works through this agency only"), required=False)
