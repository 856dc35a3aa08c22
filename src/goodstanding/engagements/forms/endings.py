"""Why one side ends an engagement."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodstanding.engagements.forms.fields import TextField
from goodstanding.engagements.forms.threads import EvidenceField
from goodstanding.engagements.thread_words import reason_title
from goodstanding.rules.endings import EndReason


class EndForm(forms.Form):
    """A reason of the policy, words, and evidence where the reason needs it."""

    reason = forms.ChoiceField(label=_("Why it ends"), widget=forms.RadioSelect)
    why = TextField(
        label=_("What happened"),
        help_text=_("The other side reads it. A reason that is marked needs words and a file."),
        required=False,
    )
    evidence = EvidenceField(label=_("File"), required=False)

    def __init__(self, *args: Any, reasons: Mapping[str, EndReason], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(code, _title(code, reason)) for code, reason in reasons.items()]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, as above


def _title(code: str, reason: EndReason) -> str:
    title = reason_title(code, reason)
    return gettext("%(reason)s (needs words and a file)") % {"reason": title} if reason.needs_evidence else title
