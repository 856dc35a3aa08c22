"""What joining a programme and settling a fee take."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FeeForm(forms.Form):
    state = forms.ChoiceField(label=_("What became of it"), choices=[("paid", _("Paid")), ("waived", _("Waived"))])
    reason = forms.CharField(label=_("How it was paid, or why it is waived"), max_length=400)
