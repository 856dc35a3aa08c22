"""What is written under a revealed review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.reviews_words import REASONS

REPORT_LETTERS = 1_000


class ReplyForm(forms.Form):
    """The one public reply."""

    def __init__(self, data: Any, *, letters: int) -> None:
        super().__init__(data)
        self.fields["text"] = forms.CharField(
            label=_("Your reply"),
            help_text=_("Everybody who reads the review reads your reply below it. It cannot be changed later."),
            widget=forms.Textarea({"rows": 5, "dir": "auto"}),
            max_length=letters,
        )


class ReportForm(forms.Form):
    """What is wrong with a review."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=list(REASONS.items()), widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What should we know? (optional)"),
        help_text=_("The team of the marketplace reads this. The author of the review does not."),
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        max_length=REPORT_LETTERS,
        required=False,
    )
