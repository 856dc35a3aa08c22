"""What a worker says in an application."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.actions.applications import Applied, digest_of
from goodstanding.engagements.forms.fields import CentsField, DayField, TextField
from goodstanding.engagements.models import Application, Opening
from goodstanding.engagements.words import PAYS
from goodstanding.marketplaces.models import Agency, Membership, Worker


class ApplicationForm(forms.Form):
    """Scope and availability confirmed, a rate named. `scope` carries the digest of the words that were shown."""

    scope = forms.CharField(widget=forms.HiddenInput, max_length=16)
    confirmed = forms.BooleanField(
        label=_("I have read this scope and can do it"),
        error_messages={"required": _("Read the scope and confirm it.")},
    )
    available_from = DayField(label=_("You can begin on"))
    hours_a_week = forms.IntegerField(
        label=_("Hours a week"), min_value=1, max_value=80, widget=forms.TextInput({"inputmode": "numeric"})
    )
    rate_cents = CentsField(label=_("Your rate"), min_value=1)
    agency = forms.ChoiceField(label=_("You apply"), required=False)
    note = TextField(label=_("A word to the company"), required=False)

    def __init__(self, *given: Any, opening: Opening, worker: Worker, on: date, **named: Any) -> None:
        super().__init__(*given, **named)
        self.agencies = agencies_of(worker, on)
        words = _("In %(currency)s: %(unit)s. The company expects to pay what the opening says.")
        unit = {"currency": opening.marketplace.currency, "unit": PAYS[opening.pay]}
        self.fields["rate_cents"].help_text = words % unit
        self.initial.setdefault("scope", digest_of(opening.scope))
        self.fields["agency"].choices = self._ways()  # type: ignore[attr-defined]
        if not self.agencies:
            del self.fields["agency"]

    def _ways(self) -> list[tuple[str, Any]]:
        through = _("through %(agency)s")
        ways = [(str(one.agency_id), through % {"agency": one.agency.name}) for one in self.agencies]
        exclusive = [way for way, one in zip(ways, self.agencies, strict=True) if one.is_exclusive]
        return exclusive or [("", _("by yourself")), *ways]

    def applied(self) -> Applied:
        """What was said, once it is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("confirmed", "agency")}
        return Applied(**said, agency=self._agency())

    def _agency(self) -> Agency | None:
        wanted = self.cleaned_data.get("agency", "")
        return next((one.agency for one in self.agencies if str(one.agency_id) == wanted), None)


def agencies_of(worker: Worker, on: date) -> list[Membership]:
    """A worker's memberships of a day."""
    present = Q(until=None) | Q(until__gt=on)
    joined = Membership.objects.filter(present, worker=worker).select_related("agency")
    return list(joined.order_by("agency__name"))


def said_in(application: Application) -> dict[str, Any]:
    """What the form shows of an application as it is; its scope is confirmed."""
    columns = ("available_from", "hours_a_week", "rate_cents", "note")
    agency = str(application.agency_id or "")
    return {name: getattr(application, name) for name in columns} | {"confirmed": True, "agency": agency}
