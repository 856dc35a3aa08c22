"""What a company offers, and an interview that it arranges."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.actions.interviews import Arranged
from goodstanding.engagements.actions.offers import Offered, TrialOffered
from goodstanding.engagements.forms.fields import CentsField, DayField, HttpsField, TextField
from goodstanding.engagements.models import Application
from goodstanding.engagements.words import PAYS

TRIAL = ("trial_scope", "trial_cents", "trial_ends_on")


class OfferForm(forms.Form):
    pay = forms.ChoiceField(label=_("You pay"), choices=list(PAYS.items()))
    rate_cents = CentsField(label=_("Price or rate"), min_value=1)
    expenses_cents = CentsField(
        label=_("Expenses, at most"), help_text=_("What you pay on top for expenses; 0 for none."), required=False
    )
    expenses_note = forms.CharField(label=_("Which expenses"), max_length=400, required=False)
    pay_within_days = forms.IntegerField(
        label=_("You pay invoices within"),
        help_text=_("Days from an invoice."),
        min_value=0,
        max_value=90,
        initial=14,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    scope = TextField(label=_("What is to be done"))
    starts_on = DayField(label=_("First day"))
    due_on = DayField(label=_("Day of delivery"), help_text=_("Leave it empty when it is open."), required=False)
    trial_scope = TextField(label=_("What is done in the trial"), required=False)
    trial_cents = CentsField(label=_("Price of the trial"), min_value=1, required=False)
    trial_ends_on = DayField(label=_("Last day of the trial"), required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        given = [name for name in TRIAL if said.get(name)]
        for name in set(TRIAL) - set(given) - set(self.errors) if given else ():
            self.add_error(name, ValidationError(_("A trial has its work, its price and its last day.")))
        self._in_order("starts_on", "due_on", _("The delivery is on the first day or later."))
        self._in_order("starts_on", "trial_ends_on", _("The trial ends on the first day or later."))
        self._in_order("trial_ends_on", "due_on", _("The delivery is after the trial."))
        return said

    def _in_order(self, first: str, second: str, words: Any) -> None:
        early, late = self.cleaned_data.get(first), self.cleaned_data.get(second)
        if early and late and late < early:
            self.add_error(second, ValidationError(words))

    def offered(self) -> Offered:
        """What is offered, once it is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in TRIAL}
        said["expenses_cents"] = said["expenses_cents"] or 0
        scope, cents, ends_on = (self.cleaned_data[name] for name in TRIAL)
        return Offered(**said, trial=TrialOffered(scope, cents, ends_on) if scope else None)


def suggested(application: Application) -> dict[str, Any]:
    """What the form begins with: the opening's terms at the rate that the worker named."""
    opening = application.opening
    return {
        "pay": opening.pay,
        "rate_cents": application.rate_cents,
        "expenses_cents": 0,
        "pay_within_days": 14,
        "scope": opening.scope,
        "starts_on": max(filter(None, (opening.starts_on, application.available_from))),
        "due_on": opening.ends_on,
    }


class AnswerForm(forms.Form):
    """The word that goes with a no."""

    answer = forms.CharField(
        label=_("A word to the company"), max_length=400, required=False, widget=forms.Textarea({"rows": 3})
    )


class InterviewForm(forms.Form):
    """A time in the zone that is active."""

    starts_at = forms.DateTimeField(
        label=_("Day and time"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    minutes = forms.TypedChoiceField(
        label=_("Minutes"), choices=[(each, each) for each in (15, 30, 45, 60, 90)], coerce=int, initial=30
    )
    link = HttpsField(label=_("Link to the call"), help_text=_("It begins with https."), required=False)
    note = forms.CharField(label=_("A word to the worker"), max_length=400, required=False)

    def __init__(self, *given: Any, now: datetime, **named: Any) -> None:
        super().__init__(*given, **named)
        self.now = now
        zone = _("In your time zone, %(zone)s. The worker sees it in the worker's own.")
        self.fields["starts_at"].help_text = zone % {"zone": timezone.get_current_timezone_name()}

    def clean_starts_at(self) -> datetime:
        moment: datetime = self.cleaned_data["starts_at"]
        if moment <= self.now:
            raise ValidationError(_("Choose a time that lies ahead."))
        return moment

    def arranged(self) -> Arranged:
        """What was arranged, once it is valid."""
        return Arranged(**self.cleaned_data)
