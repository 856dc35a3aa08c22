"""What a reporter writes, and why a measure is lifted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.disputes.actions.conduct import LETTERS, Told
from goodstanding.disputes.conduct.reporting import About
from goodstanding.disputes.conduct.words import rule_words
from goodstanding.rules.disputes.conduct import ConductPolicy


class ReportForm(forms.Form):
    """A report: the rule, what happened, what only who rules reads, and whether the reporter may be named."""

    rule = forms.ChoiceField(label=_("Which rule was broken?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("The person reported reads this. Leave out what shows who you are, unless you agree to be named."),
        max_length=LETTERS,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )
    private = forms.CharField(
        label=_("What only the marketplace's team reads (optional)"),
        help_text=_("Days, names, links: whatever helps to check it."),
        max_length=LETTERS,
        required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    named = forms.ChoiceField(
        label=_("May the person reported learn who you are?"),
        choices=[("no", _("No, protect me")), ("yes", _("Yes, you may name me"))],
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, about: About, policy: ConductPolicy) -> None:
        super().__init__(data)
        bound = [code for code, rule in policy.rules.items() if about.office in rule.binds]
        words = [(code, rule_words(policy, code)) for code in bound]
        self.fields["rule"].choices = [  # type: ignore[attr-defined]  # the field has choices
            (code, f"{rule.title}. {rule.text}") for code, rule in words
        ]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        return Told(said["rule"], said["text"], said["private"], said["named"] == "yes")


class LiftForm(forms.Form):
    """Why a measure ends before its time."""

    why = forms.CharField(
        label=_("Why it ends now"),
        help_text=_("It stays on record beside the measure."),
        max_length=LETTERS,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
