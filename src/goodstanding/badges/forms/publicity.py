"""What a team says of what is public, and why an operator removes a story."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.badges.models import Story, StoryRemoval
from goodstanding.badges.publicity import Switches
from goodstanding.surveys.mails import has_link


class SwitchField(forms.TypedChoiceField):
    """Off or on, each in words of its own, so that a team reads what it agrees to."""

    def __init__(self, *, off: object, on: object, **named: Any) -> None:
        choices = [("False", off), ("True", on)]
        super().__init__(choices=choices, coerce=lambda value: value == "True", widget=forms.RadioSelect, **named)


class SwitchesForm(forms.Form):
    """The switches of a marketplace; all off unless its team says otherwise."""

    shows_figures = SwitchField(
        label=_("Figures of your awards"),
        off=_("Hidden: the public sees a band of answers only"),
        on=_("Shown: score, interval and response rate, together"),
        help_text=_("It holds for the awards you have and for those to come."),
    )
    announces = SwitchField(
        label=_("News about your awards"),
        off=_("None: the operator does not announce them"),
        on=_("The operator may announce them, with your name"),
        help_text=_("On the programme's news page and in its feed."),
    )
    not_before = forms.DateField(
        label=_("Announce nothing before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("An embargo for news only. The register shows an award from the day it is signed."),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("not_before") and not given.get("announces"):
            self.add_error("not_before", _("Let the operator announce your awards first, or leave the day out."))
        return given

    @property
    def switches(self) -> Switches:
        given = self.cleaned_data
        return Switches(given["shows_figures"], given["announces"], given["not_before"])


class StoryForm(forms.Form):
    """A marketplace's own words on its page of the register."""

    story = forms.CharField(
        label=_("Your story"),
        required=False,
        max_length=Story._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain text without links. Empty it to take it down."),
    )

    def clean_story(self) -> str:
        text: str = self.cleaned_data["story"]
        if has_link(text):
            raise forms.ValidationError(_("Leave out links and addresses: say it in words."))
        return text.replace("\r\n", "\n")


class RemovalForm(forms.Form):
    """Why a story is taken off the register."""

    reason = forms.CharField(
        label=_("Why the story is removed"),
        max_length=StoryRemoval._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody may read it, in the story's place."),
    )
