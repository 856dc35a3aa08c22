"""A message to a programme's contact."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.community.actions.contacts import Message


class MessageForm(forms.Form):
    """Who writes, where the answer goes, and what is asked."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The answer goes there. It is shown to the contact and to nobody else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = forms.CharField(
        label=_("Your message"), max_length=3_000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
    )

    def message(self, language: str) -> Message:
        given: dict[str, Any] = self.cleaned_data
        return Message(given["name"], given["email"], given["text"], language)
