"""What people send about badges: a file to check, a method of proof, an emblem and words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.badges.checking import LARGEST
from goodstanding.base import files


class CheckForm(forms.Form):
    """A badge as file or pasted text."""

    file = forms.FileField(
        label=_("Badge as a file"), required=False, help_text=_("PNG, SVG, JSON or JWT, at most 1 MB.")
    )
    text = forms.CharField(
        label=_("or its text, pasted"), required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file and file.size > LARGEST:
            self.add_error("file", _("This file is larger than 1 MB; a badge is not."))
        elif not file and not given.get("text", "").strip():
            self.add_error("file", _("Choose a file or paste a text."))
        return given

    def content(self) -> bytes:
        """The bytes to check."""
        file = self.cleaned_data["file"]
        content: bytes = file.read() if file else self.cleaned_data["text"].encode()
        return content


class ProofForm(forms.Form):
    """How a team shows that a domain is its own."""

    method = forms.ChoiceField(
        label=_("Where you put the code"),
        choices=[
            ("dns", _("In a DNS TXT record")),
            ("file", _("In a file on your website")),
            ("meta", _("In a meta tag on your home page")),
        ],
        widget=forms.RadioSelect,
    )


class EmblemForm(forms.Form):
    """A programme's own emblem; nothing chosen goes back to the default seal."""

    emblem = forms.FileField(
        label=_("Emblem"), required=False, help_text=_("PNG, JPEG or WebP, square, at most 1 MB. It is drawn anew.")
    )

    def clean_emblem(self) -> Any:
        file = self.cleaned_data["emblem"]
        if file and file.size > files.LARGEST:
            raise forms.ValidationError(_("This file is larger than 1 MB."))
        return file


class WordingForm(forms.Form):
    """The badge's words in one language."""

    designation = forms.CharField(label=_("Designation"), max_length=120)
    meaning = forms.CharField(
        label=_("What it means, in a sentence or two"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
