"""The finding of a person on one flag."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.flagged import described
from goodstanding.surveys.models import Flag, FlagReview

OUTCOMES = {
    "kept": _("Nothing to it: the responses count"),
    "excluded": _("Leave out the responses named below"),
}
REASONS = {
    "": _("Choose a reason"),
    "not_a_client": _("The respondent is no client"),
    "random_answers": _("The answers were given at random"),
    "same_person": _("One person answered for several clients"),
    "pressed": _("The respondent was pressed"),
}
"""What a person may find; 'own_domain' is found by rule."""


class ReviewForm(forms.Form):
    """What is asked about a flag: whether its responses count, else which do not, by which code, and why."""

    flag = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("What did you find?"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect)
    responses = forms.MultipleChoiceField(
        label=_("Responses to leave out"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=list(REASONS.items()), required=False)
    note = forms.CharField(
        label=_("Why"),
        help_text=_("One or two sentences about what you checked. The decision sheet keeps them."),
        max_length=FlagReview._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, flag: Flag, data: Mapping[str, Any] | None = None) -> None:
        responses = flag.responses.select_related("exclusion").order_by("pk")
        counted = [(str(response.pk), described(response)) for response in responses]
        super().__init__(data, initial={"flag": flag.pk, "responses": [key for key, _label in counted]})
        self.instance = flag
        cast(forms.MultipleChoiceField, self.fields["responses"]).choices = counted

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("outcome") == "excluded":
            if not given.get("responses"):
                self.add_error("responses", _("Mark at least one response to leave out, or find that they count."))
            if not given.get("reason"):
                self.add_error("reason", _("Choose the reason for which the responses are left out."))
        return given

    @property
    def finding(self) -> Finding:
        """The form as the action takes it."""
        given = self.cleaned_data
        left_out = given["responses"] if given["outcome"] == "excluded" else ()
        return Finding(given["outcome"], given["note"], given["reason"] if left_out else "", tuple(map(UUID, left_out)))
