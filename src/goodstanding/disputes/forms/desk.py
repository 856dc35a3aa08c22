"""What who rules writes: the ruling, until when a case is put aside, and whom to invite."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from goodstanding.disputes.actions.ruling import Decided
from goodstanding.disputes.desk.effects import effect_words
from goodstanding.disputes.law import IN_PERCENT
from goodstanding.disputes.models import Case
from goodstanding.disputes.words import RULINGS

CONFLICTS = {
    "none": gettext_noop("No, nothing beyond this case"),
    "some": gettext_noop("Yes, there is something"),
}


class RulingForm(forms.Form):
    """A ruling: the code, its percentage, the reasons, and the conflict line."""

    code = forms.ChoiceField(label=_("What you rule"), widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=_("Percent"),
        help_text=_("From 1 to 99: what is left of the weight, or which part of the payment is owed."),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Both sides read them. Name what you take as shown, what not, and why that leads to the ruling."),
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
    )
    conflict = forms.ChoiceField(label=_("Do you have anything to do with either side?"), widget=forms.RadioSelect)
    conflict_line = forms.CharField(
        label=_("What it is"),
        help_text=_("Where you said yes. Your colleagues read it; both sides do where nobody else can rule."),
        max_length=400,
        required=False,
    )

    def __init__(self, *given: Any, case: Case, codes: Sequence[str], letters: int, **more: Any) -> None:
        super().__init__(*given, **more)
        code, conflict, reasons = self.fields["code"], self.fields["conflict"], self.fields["reasons"]
        code.choices = [(each, f"{_(RULINGS[each])}. {effect_words(case, each)}") for each in codes]  # type: ignore[attr-defined]  # it has choices
        conflict.choices = [(key, _(words)) for key, words in CONFLICTS.items()]  # type: ignore[attr-defined]  # likewise
        reasons.max_length = letters  # type: ignore[attr-defined]  # and it a length
        reasons.validators.append(MaxLengthValidator(letters))
        if not IN_PERCENT.intersection(codes):
            del self.fields["percent"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("code") in IN_PERCENT and "percent" not in self.errors and found.get("percent") is None:
            self.add_error("percent", _("Say how many percent."))
        if found.get("conflict") == "some" and not found.get("conflict_line"):
            self.add_error("conflict_line", _("Say what it is."))
        return found

    @property
    def decided(self) -> Decided:
        """What was typed; a percentage beside a code that has none is left out."""
        said = self.cleaned_data
        percent = said.get("percent") if said["code"] in IN_PERCENT else None
        has_conflict = said["conflict"] == "some"
        return Decided(
            said["code"], said["reasons"], percent, said["conflict_line"] if has_conflict else "", has_conflict
        )


class SnoozeForm(forms.Form):
    """Until when a case is put aside, and what is waited for."""

    until = forms.DateField(label=_("Until"), widget=forms.DateInput({"type": "date"}))
    reason = forms.CharField(
        label=_("What you wait for"), help_text=_("Your colleagues read it; both sides do not."), max_length=400
    )

    def __init__(self, data: Any, *, today: date, days: int) -> None:
        super().__init__(data)
        self.today, self.days = today, days
        edges = {"min": today + timedelta(days=1), "max": today + timedelta(days=days)}
        self.fields["until"].widget.attrs |= {name: edge.isoformat() for name, edge in edges.items()}
        self.fields["until"].help_text = _("At most %(days)s days from today; the clock of the case runs on.") % {
            "days": days
        }

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.today < until <= self.today + timedelta(days=self.days):
            raise ValidationError(_("Choose a day after today, at most %(days)s days from now.") % {"days": self.days})
        return until

    def moment(self, zone: str) -> datetime:
        """The beginning of that day where the person lives."""
        return datetime.combine(self.cleaned_data["until"], time(), ZoneInfo(zone)).astimezone(UTC)


class ReviewerForm(forms.Form):
    """Whom to invite from outside."""

    email = forms.EmailField(
        label=_("E-mail address of the reviewer"),
        help_text=_("Somebody whom neither side pays. They read the whole case and rule the appeal instead of you."),
    )
