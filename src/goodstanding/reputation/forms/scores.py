"""What if, in the address of a score page; and leaving an engagement out."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

ACTS: Final = {
    "revised": _("its review says"),
    "ended": _("it ends today, and its review says"),
    "out": _("it is left out"),
}
LETTERS: Final = 1_000


class WhatIfForm(forms.Form):
    """One change to one engagement, that is only imagined."""

    engagement = forms.IntegerField(widget=forms.HiddenInput)
    act = forms.ChoiceField(label=_("What if"), widget=forms.RadioSelect)
    rating = forms.DecimalField(
        label=_("Rating of the review, 1 to 5"),
        help_text=_("Leave empty for no review."),
        required=False,
        min_value=1,
        max_value=5,
        decimal_places=2,
        widget=forms.NumberInput({"step": "0.01", "inputmode": "decimal"}),
    )

    def __init__(self, data: Any, *, acts: tuple[str, ...], **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["act"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(act, ACTS[act]) for act in acts]

    @property
    def points(self) -> int:
        """The rating in hundredths; 0 for none."""
        return round(100 * (self.cleaned_data["rating"] or 0))


class AskForm(forms.Form):
    """Why an engagement should be left out."""

    why = forms.CharField(
        label=_("Why should it be left out?"),
        help_text=_("The team of the marketplace reads this and decides. The company does not read it."),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        max_length=LETTERS,
    )


class AnswerForm(forms.Form):
    """The team's answer."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("grant", _("Leave it out")), ("refuse", _("Let it count"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The worker reads it."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        max_length=LETTERS,
    )


class UndoForm(forms.Form):
    """Why an engagement counts again."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The worker reads it."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        max_length=LETTERS,
    )
