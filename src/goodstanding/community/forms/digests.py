"""Which openings a worker wants by mail."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.community.actions.digests import Wish

EVERY = [(7, _("Every week")), (14, _("Every two weeks"))]


class DigestForm(forms.Form):
    """Categories, how often, and a pause."""

    categories = forms.MultipleChoiceField(
        label=_("Categories"),
        required=False,
        help_text=_("None chosen: all of them."),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(label=_("How often"), choices=EVERY, coerce=int, initial=7)
    is_paused = forms.BooleanField(label=_("Pause"), required=False, help_text=_("No mail comes while you pause."))

    def __init__(self, categories: Sequence[str], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["categories"].choices = [(each, each) for each in categories]  # type: ignore[attr-defined]

    @property
    def wish(self) -> Wish:
        return Wish(**self.cleaned_data)
