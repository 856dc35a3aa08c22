"""A version of guidelines or terms, as a team enters it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.marketplaces.models import Terms

LONGEST = 40_000


class TermsForm(forms.Form):
    kind = forms.ChoiceField(label=_("Which text"), choices=[(key, _(words)) for key, words in Terms.KINDS.items()])
    text = forms.CharField(
        label=_("The whole text"),
        help_text=_("Plain text; an empty line begins a paragraph. People accept this very version."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 16}),
    )
    in_force_from = forms.DateField(label=_("In force from"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *given: Any, today: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.today = today

    def clean_in_force_from(self) -> date:
        day: date = self.cleaned_data["in_force_from"]
        if day < self.today:
            raise ValidationError(_("Choose today or a later day."))
        return day
