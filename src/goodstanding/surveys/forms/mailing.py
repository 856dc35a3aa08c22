"""The choice on the page behind 'Never ask me again'."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy, pgettext


class NeverForm(forms.Form):
    """For whom it holds: the marketplaces of the mail, or all."""

    scope = forms.ChoiceField(label=gettext_lazy("Who may not ask you any more?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, marketplaces: list[str]) -> None:
        super().__init__(data, initial={"scope": "these"})
        names = pgettext("between names in a list", ", ").join(marketplaces)
        every = gettext("All marketplaces, now and later")
        self.fields["scope"].choices = [("these", names), ("all", every)]  # type: ignore[attr-defined]
