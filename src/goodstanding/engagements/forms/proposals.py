"""What a side proposes to change."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.actions.proposals import CHANGES, Change
from goodstanding.engagements.forms.fields import CentsField, DayField, TextField
from goodstanding.engagements.models import Engagement


class ChangeForm(forms.Form):
    """New values for columns of the engagement, filled with what is agreed now, and the reason for it."""

    kind: ClassVar[str]
    reason = forms.CharField(
        label=_("Why"), max_length=400, required=False, widget=forms.Textarea({"rows": 3}), help_text=_("Optional.")
    )

    def __init__(self, *args: Any, engagement: Engagement, **more: Any) -> None:
        now = {name: getattr(engagement, name) for name in CHANGES[self.kind].__dataclass_fields__}
        super().__init__(*args, **{"initial": now, **more})
        self.order_fields([*now, "reason"])

    @property
    def change(self) -> Change:
        """The change, once the form is valid."""
        change = CHANGES[self.kind]
        return change(**{name: self.cleaned_data[name] for name in change.__dataclass_fields__})


class ScopeForm(ChangeForm):
    kind = "scope"
    scope = TextField(label=_("What is to be done"))


class RateForm(ChangeForm):
    kind = "rate"
    rate_cents = CentsField(label=_("Price or rate"), min_value=1)
    pay_within_days = forms.IntegerField(
        label=_("Days to pay an invoice"),
        min_value=0,
        max_value=90,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )


class DatesForm(ChangeForm):
    kind = "dates"
    starts_on = DayField(label=_("First day"), required=False)
    due_on = DayField(label=_("Day of delivery"), required=False)


class ExpensesForm(ChangeForm):
    kind = "expenses"
    expenses_cents = CentsField(label=_("Most that is paid for expenses"))


class SubcontractingForm(ChangeForm):
    kind = "subcontracting"
    may_subcontract = forms.BooleanField(
        label=_("The worker may have others do part of the work"),
        help_text=_("The worker stays responsible for all of it."),
        required=False,
    )


FORMS: Final[Mapping[str, type[ChangeForm]]] = {
    form.kind: form for form in (ScopeForm, RateForm, DatesForm, ExpensesForm, SubcontractingForm)
}
"""Kind of proposal -> its form."""
