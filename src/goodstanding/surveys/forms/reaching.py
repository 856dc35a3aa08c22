"""What an operator knows of an address that reaches nobody."""

from django import forms
from django.utils.translation import gettext_lazy as _

REASONS = {
    "no_such_address": _("The address does not exist, says the mail server"),
    "left": _("Its owner has left, says the answer to the mail"),
    "not_theirs": _("It belongs to somebody who is no client, says the answer to the mail"),
}


class UnreachedForm(forms.Form):
    """One address, and how the operator knows."""

    email = forms.EmailField(label=_("The address"), max_length=254)
    reason = forms.ChoiceField(label=_("How you know"), choices=list(REASONS.items()), widget=forms.RadioSelect)
