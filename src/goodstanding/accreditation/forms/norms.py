"""The confirmation under which norms are frozen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class FreezeForm(forms.Form):
    """The edition typed once more, beside the digest of the preview that was read."""

    confirm = forms.CharField(
        label=_("Type the edition to freeze it"),
        help_text=_("A release cannot be changed or taken back."),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, edition: int, data: Mapping[str, Any] | None = None, digest: str = "") -> None:
        super().__init__(data, initial={"digest": digest})
        self.edition = edition

    def clean_confirm(self) -> str:
        typed: str = self.cleaned_data["confirm"]
        if typed != str(self.edition):
            raise forms.ValidationError(_("This preview is of the edition %(edition)s.") % {"edition": self.edition})
        return typed
