"""The two lines of a receipt, typed or pasted."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReceiptForm(forms.Form):
    receipt = forms.RegexField(
        r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        label=_("Receipt"),
        max_length=60,
        error_messages={"invalid": _("A receipt has 32 digits and letters from a to f in five groups.")},
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    fingerprint = forms.RegexField(
        r"^[0-9a-fA-F]{64}$",
        label=_("Fingerprint"),
        max_length=80,
        error_messages={"invalid": _("A fingerprint has 64 digits and letters from a to f.")},
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )

    @property
    def lines(self) -> tuple[str, str]:
        """Receipt and fingerprint as the record writes them."""
        return self.cleaned_data["receipt"].lower(), self.cleaned_data["fingerprint"].lower()
