"""What a company says of the work in an opening."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.actions.openings import Brief
from goodstanding.engagements.forms.fields import CentsField, DayField, TextField
from goodstanding.engagements.models import Opening
from goodstanding.engagements.words import BRIEF, PAYS
from goodstanding.marketplaces.choices import CATEGORIES
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.fields import NameField

HINTS = {
    "scope": _("Results, not hours: what is there when the work is done. Who applies confirms exactly these words."),
    "requirements": _("Skills, papers, tools, hours in which you must reach each other."),
    "vision": _("What the work serves, and what is better when it is there."),
    "team_in_place": _("Whom the worker will work with."),
    "working_values": _("How you decide, meet and give feedback."),
    "direction": _("Who says what comes first, and how often you talk."),
    "long_term": _("What may follow when the work goes well."),
}


class OpeningForm(forms.Form):
    title = NameField(label=_("Title"), max_length=160)
    category = forms.ChoiceField(label=_("Kind of work"), required=False)
    scope = TextField(label=BRIEF["scope"], help_text=HINTS["scope"], required=False)
    requirements = TextField(label=BRIEF["requirements"], help_text=HINTS["requirements"], required=False)
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), help_text=_("Leave it empty when it is open."), required=False)
    pay = forms.ChoiceField(label=_("You pay"), choices=list(PAYS.items()))
    price_cents = CentsField(label=_("Price"), required=False)
    vision = TextField(label=BRIEF["vision"], help_text=HINTS["vision"], required=False)
    team_in_place = TextField(label=BRIEF["team_in_place"], help_text=HINTS["team_in_place"], required=False)
    working_values = TextField(label=BRIEF["working_values"], help_text=HINTS["working_values"], required=False)
    direction = TextField(label=BRIEF["direction"], help_text=HINTS["direction"], required=False)
    long_term = TextField(label=BRIEF["long_term"], help_text=HINTS["long_term"], required=False)

    def __init__(self, *given: Any, marketplace: Marketplace, **named: Any) -> None:
        super().__init__(*given, **named)
        offered = set(marketplace.facets.filter(kind="category").values_list("value", flat=True))
        named_kinds = [(value, label) for value, label in CATEGORIES if value in offered]
        self.fields["category"].choices = [("", _("Not said")), *named_kinds]  # type: ignore[attr-defined]
        words = _("In %(currency)s, in the unit chosen above.")
        self.fields["price_cents"].help_text = words % {"currency": marketplace.currency}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(_("The last day is the first day or a later one.")))
        return said

    def brief(self) -> Brief:
        """What was said, once it is valid."""
        return Brief(**(self.cleaned_data | {"price_cents": self.cleaned_data["price_cents"] or 0}))


def brief_of(opening: Opening) -> dict[str, Any]:
    """What the form shows of a draft as it is; a price of 0 is none yet."""
    return {name: getattr(opening, name) or "" for name in OpeningForm.base_fields}
