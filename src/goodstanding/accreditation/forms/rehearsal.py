"""The text of a changed award rule."""

import tomllib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.policies import Policies, PolicyError, load

LARGEST = 20_000


class RuleForm(forms.Form):
    """One award rule as TOML, checked as it will be loaded: after the texts that the programme has kept."""

    text = forms.CharField(
        label=_("The changed rule"),
        help_text=_("TOML. Change the numbers, say why and by what source, and choose the day from which it holds."),
        max_length=LARGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code", "dir": "ltr"}),
    )

    def __init__(self, kept: list[str], data: Mapping[str, Any] | None = None, draft: str = "") -> None:
        super().__init__(data, initial={"text": draft})
        self.kept = kept
        self.error_of_text: PolicyError | None = None
        self.policies: Policies | None = None
        self.rule = ""

    def clean_text(self) -> str:
        """The text with the line ends that it was written with, loaded: `policies` and `rule` are what it makes."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        try:
            self.policies = load([*(each for each in self.kept if each != text), text])
        except PolicyError as error:
            self.error_of_text = error
            raise forms.ValidationError(_("This text cannot be loaded; below stands where, and why.")) from error
        table = tomllib.loads(text)
        if table["kind"] != "award":
            raise forms.ValidationError(_("This text is no award rule: its kind is not 'award'."))
        self.rule = str(table["name"])
        return text
