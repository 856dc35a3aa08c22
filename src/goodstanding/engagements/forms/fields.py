"""Fields that several of these forms need: an amount of money, a day, an https address."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.importing.amounts import TwoMeanings, decimal

MOST_CENTS = 10**11


class CentsField(forms.DecimalField):
    """An amount in whole units and two decimals, kept in cents; empty is None.

    It is read as the reader's language writes numbers, with separators of thousands or without.
    """

    def __init__(self, **given: Any) -> None:
        bounds = {"min_value": 0, "max_value": MOST_CENTS // 100, "decimal_places": 2}
        super().__init__(widget=forms.TextInput({"inputmode": "decimal"}), **(bounds | given))

    def clean(self, value: Any) -> Any:
        amount = super().clean(_plain(value) if isinstance(value, str) else value)
        return None if amount is None else int(amount * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(value) / 100:.2f}" if isinstance(value, int) else value


def _plain(typed: str) -> str:
    """The amount without separators of thousands; what is none is left as it is. Raises ValidationError."""
    groups = get_format("THOUSAND_SEPARATOR") if get_format("NUMBER_GROUPING") else ""
    try:
        amount = decimal(typed.strip(), groups)
    except TwoMeanings:
        words = _("“%(typed)s” can be read in two ways. Write it without a separator of thousands, such as %(plain)s.")
        raise ValidationError(words, params={"typed": typed.strip(), "plain": number_format("1250.50")}) from None
    return typed if amount is None else f"{amount:f}"


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **given)


class TextField(forms.CharField):
    """A few paragraphs."""

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=5_000, widget=forms.Textarea({"rows": 5}), **given)


class HttpsField(forms.URLField):
    """An address that begins with https; a bare host is taken as one."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput({"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"})
        super().__init__(assume_scheme="https", max_length=200, widget=widget, **given)

    def clean(self, value: Any) -> str:
        address = str(super().clean(value))
        if address and urlsplit(address).scheme != "https":
            raise ValidationError(_("Enter an address that begins with https."))
        return address
