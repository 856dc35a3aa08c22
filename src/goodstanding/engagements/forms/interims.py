"""Feedback in the middle of an engagement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class InterimForm(forms.Form):
    """What one side says to the other while there is time to change things."""

    def __init__(self, data: Any, *, letters: int) -> None:
        super().__init__(data)
        self.fields["text"] = forms.CharField(
            label=_("Your feedback"),
            help_text=_("What goes well, and what should change? The other side reads it at once."),
            widget=forms.Textarea({"rows": 5, "dir": "auto"}),
            max_length=letters,
        )
