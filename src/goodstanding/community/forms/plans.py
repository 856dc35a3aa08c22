"""What a team plans about a weak item, and what a coach offers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.community.actions.coaching import Offered
from goodstanding.community.actions.plans import Step
from goodstanding.community.languages import LANGUAGES
from goodstanding.people.fields import NameField, ZoneField
from goodstanding.people.models import Account


class StepForm(forms.Form):
    """What is done, who sees to it, by when."""

    action = forms.CharField(
        label=gettext_lazy("What you do about it"), max_length=2_000, widget=forms.Textarea({"rows": 5, "dir": "auto"})
    )
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Who sees to it"), queryset=Account.objects.none(), empty_label=None
    )
    due_on = forms.DateField(
        label=gettext_lazy("By when"),
        help_text=gettext_lazy("On this day a mail asks how it stands."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, team: Any, today: date, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.today = today
        self.fields["owner"].queryset = team  # type: ignore[attr-defined]  # the field is a choice of models

    def clean_due_on(self) -> date:
        due: date = self.cleaned_data["due_on"]
        if due <= self.today:
            raise forms.ValidationError(_("Choose a day that is ahead."))
        return due

    @property
    def step(self) -> Step:
        return Step(**self.cleaned_data)


class CoachForm(forms.Form):
    """Which statements a coach knows, in which languages, and when."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("Statements that you can help with"), widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages that you speak"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    zone = ZoneField(label=gettext_lazy("Time zone"))
    hours = NameField(
        label=gettext_lazy("When in the week"), max_length=120, help_text=gettext_lazy("Such as: Tuesdays, 15 to 18")
    )
    about = forms.CharField(
        label=gettext_lazy("What you have done"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    is_paused = forms.BooleanField(
        label=gettext_lazy("Pause"), required=False, help_text=gettext_lazy("Nobody asks you while you pause.")
    )

    def __init__(self, items: Mapping[str, str], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["items"].choices = list(items.items())  # type: ignore[attr-defined]  # a choice field

    @property
    def offered(self) -> Offered:
        return Offered(**self.cleaned_data)
