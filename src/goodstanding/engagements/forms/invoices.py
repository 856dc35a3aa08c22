"""What a worker invoices, and what the company paid."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.forms.fields import CentsField, DayField
from goodstanding.engagements.models import Engagement
from goodstanding.engagements.thread_words import INVOICES


class InvoiceForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is for"))
    cents = CentsField(label=_("Amount"), min_value=1)

    def __init__(self, *args: Any, engagement: Engagement, **more: Any) -> None:
        super().__init__(*args, **more)
        has_trial = getattr(engagement, "trial", None) is not None
        kinds = [(kind, words) for kind, words in INVOICES.items() if kind != "trial" or has_trial]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField, as above
        self.fields["cents"].label = f"{self.fields['cents'].label} ({engagement.marketplace.currency})"


class PaymentForm(forms.Form):
    paid_on = DayField(label=_("Day of the payment"))
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("What your bank calls this payment, so that both sides find it."),
        max_length=120,
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **{"initial": {"paid_on": today}, **more})
