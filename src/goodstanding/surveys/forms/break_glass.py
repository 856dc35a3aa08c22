"""Why answers are opened with names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.base.letters import one_line
from goodstanding.surveys.models import BreakGlass


class BreakGlassForm(forms.Form):
    """The reason, in one line."""

    reason = forms.CharField(
        label=_("Why you read them"),
        help_text=_("The marketplace and each respondent read this sentence. It cannot be changed afterwards."),
        min_length=20,
        max_length=BreakGlass._meta.get_field("reason").max_length,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_reason(self) -> str:
        return one_line(self.cleaned_data["reason"])
