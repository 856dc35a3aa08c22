"""What is asked of who signs, holds or answers a verdict."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.accreditation.actions.promising import Pledge
from goodstanding.accreditation.models import Promise, Signature, Withdrawal
from goodstanding.disputes.actions import Side
from goodstanding.surveys.mails import has_link

NO_TIE = "none"
TIES = {
    NO_TIE: _("I have no tie to this marketplace: no share, no job, no family, no business with it"),
    "some": _("I have a tie, and say which"),
}
MOST_PROMISES = 3


class SignForm(forms.Form):
    """A signature: the inputs of the verdict that was read, and the signer's ties to the marketplace."""

    inputs = forms.CharField(widget=forms.HiddenInput)
    tie = forms.ChoiceField(
        label=_("Your ties to the marketplace"), choices=list(TIES.items()), widget=forms.RadioSelect
    )
    conflict = forms.CharField(
        label=_("The tie"),
        required=False,
        max_length=Signature._meta.get_field("conflict").max_length,
        help_text=_("Only where you have one. The team of the marketplace reads this line."),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("tie") == "some" and not given.get("conflict"):
            self.add_error("conflict", _("Say which tie you have to the marketplace."))
        return given

    @property
    def line(self) -> str:
        """The conflict-of-interest line: 'none' is said, not assumed."""
        return NO_TIE if self.cleaned_data["tie"] == NO_TIE else str(self.cleaned_data["conflict"])


class HoldForm(forms.Form):
    """A hold: why the verdict is not signed yet."""

    held_because = forms.CharField(
        label=_("What has to be settled first"),
        help_text=_("Operators read it here; the team of the marketplace does not."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
    )


class ReasonForm(forms.Form):
    """Why an award is suspended, reinstated or withdrawn."""

    reason = forms.CharField(
        label=_("The reason"),
        help_text=_("Everybody may read it, beside the award, for as long as there is a register."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=Withdrawal._meta.get_field("reason").max_length,
    )


class PromiseForm(forms.Form):
    """Up to three promises, each with its day."""

    def __init__(self, today: date, data: object = None, stands: list[Promise] | None = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.today, held = today, {promise.order: promise for promise in stands or []}
        for order in range(1, MOST_PROMISES + 1):
            promise = held.get(order)
            self.fields[f"text{order}"] = _words(order, promise.text if promise else "")
            self.fields[f"by{order}"] = _day(order, promise.by_when if promise else None)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        for order in range(1, MOST_PROMISES + 1):
            self._check(order, given.get(f"text{order}"), given.get(f"by{order}"))
        if not self.errors and not self.pledges:
            self.add_error("text1", _("Write at least one thing that you will change."))
        return given

    def _check(self, order: int, text: object, by_when: object) -> None:
        if isinstance(text, str) and has_link(text):
            self.add_error(f"text{order}", _("Leave out links and addresses: the operator mails this."))
        if text and not by_when and f"by{order}" not in self.errors:
            self.add_error(f"by{order}", _("Say by when."))
        if by_when and not text and f"text{order}" not in self.errors:
            self.add_error(f"text{order}", _("Say what you will change by that day."))
        if isinstance(by_when, date) and by_when <= self.today:
            self.add_error(f"by{order}", _("Name a day that is still to come."))

    @property
    def pledges(self) -> list[Pledge]:
        """What was written, without the empty lines between."""
        given = self.cleaned_data
        pairs = ((given.get(f"text{n}"), given.get(f"by{n}")) for n in range(1, MOST_PROMISES + 1))
        return [Pledge(text, by_when) for text, by_when in pairs if text and by_when]


def _words(order: int, text: str) -> forms.CharField:
    label = _("What you will change, %(number)s") % {"number": order}
    return forms.CharField(
        label=label, required=False, max_length=Promise._meta.get_field("text").max_length, initial=text
    )


def _day(order: int, by_when: date | None) -> forms.DateField:
    label = _("By when, %(number)s") % {"number": order}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, initial=by_when, widget=widget)


class AskForm(forms.Form):
    """Who opens a case without an account, where its link is mailed, and what it is about."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The link to the case is mailed there. Those who rule it see your name, not your address."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    text = forms.CharField(
        label=_("What it is about"),
        help_text=_("Addresses of pages and days help most."),
        max_length=3_000,
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
    )

    def claimant(self, language: str) -> Side:
        """The side that opens the case."""
        given = self.cleaned_data
        return Side("public", None, given["name"], given["email"], language=language)
