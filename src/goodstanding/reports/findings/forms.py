"""The confirmation under which findings are published, with the operator's words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LETTERS = 1500


class PublishForm(forms.Form):
    """An introduction in any of the languages, and the edition typed once more beside the digest of the preview."""

    confirm = forms.CharField(
        label=_("Type the edition to publish it"),
        help_text=_("Findings cannot be changed or taken back."),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, edition: int, data: Mapping[str, Any] | None = None, digest: str = "") -> None:
        super().__init__(data, initial={"digest": digest})
        self.edition = edition
        for code, name in settings.LANGUAGES:
            self.fields[f"introduction_{code}"] = forms.CharField(
                label=_("Introduction, %(language)s (optional)") % {"language": name},
                help_text=_("At most %(letters)s letters.") % {"letters": LETTERS},
                max_length=LETTERS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "lang": code, "dir": "auto"}),
            )

    def clean_confirm(self) -> str:
        typed: str = self.cleaned_data["confirm"]
        if typed != str(self.edition):
            raise forms.ValidationError(_("This preview is of the edition %(edition)s.") % {"edition": self.edition})
        return typed

    def introductions(self) -> list[forms.BoundField]:
        """The fields of the introduction, one a language."""
        return [self[f"introduction_{code}"] for code, _name in settings.LANGUAGES]

    def introduction(self) -> dict[str, str]:
        """Language -> what was typed, of a valid form."""
        typed = {code: self.cleaned_data[f"introduction_{code}"].strip() for code, _name in settings.LANGUAGES}
        return {code: text for code, text in typed.items() if text}
