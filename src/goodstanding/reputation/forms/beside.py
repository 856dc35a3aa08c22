"""What is confirmed beside an application, and explained beside an offer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.reputation.models import Override


class SeenForm(forms.Form):
    """The worker has seen what is red. `warnings` carries the keys that the page showed."""

    warnings = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.BooleanField(label=_("I have seen what is red, and apply all the same"), required=False)

    def __init__(self, *given: Any, red: tuple[str, ...], **named: Any) -> None:
        super().__init__(*given, **named)
        self.red = red

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.red and (not said.get("seen") or not set(self.red) <= set(said.get("warnings", "").split())):
            self.add_error("seen", _("Read what is red about this company, and confirm that you have seen it."))
        return said


class OverrideForm(forms.Form):
    """Why the offer is made in spite of what is not met."""

    reason = forms.CharField(
        label=_("Why you make the offer all the same"),
        help_text=_("It is kept with the offer. Your marketplace's team can read it."),
        max_length=Override._meta.get_field("reason").max_length,
        widget=forms.Textarea({"rows": 3}),
    )
