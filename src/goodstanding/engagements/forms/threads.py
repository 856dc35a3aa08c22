"""What one side writes to the other, with evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.base.files import LARGEST
from goodstanding.engagements.actions.threads import Evidence
from goodstanding.engagements.forms.fields import TextField


class EvidenceField(forms.FileField):
    """A picture or a PDF; None where none was sent. The action says whether it is one."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            help_text=_("PNG, JPEG, WebP or PDF, at most 1 MB. Pictures are kept without their hidden data."),
            widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,application/pdf"}),
            **given,
        )

    def clean(self, data: Any, initial: Any = None) -> Evidence | None:
        sent = super().clean(data, initial)
        return Evidence(sent.read(LARGEST + 1)) if sent else None


class EntryForm(forms.Form):
    """A message, or a note for one's own side."""

    text = TextField(label=_("Message"))
    evidence = EvidenceField(label=_("File"), required=False)
    is_note = forms.BooleanField(
        label=_("Keep it as a note"), help_text=_("Only your own side reads a note."), required=False
    )


class WordsForm(forms.Form):
    """Words that go with an act, and a file where there is one."""

    text = TextField(label=_("Message"))
    evidence = EvidenceField(label=_("File"), required=False)

    @property
    def said(self) -> tuple[str, Evidence | None]:
        return self.cleaned_data["text"], self.cleaned_data["evidence"]


class DeliveryForm(WordsForm):
    """What is handed over."""

    text = TextField(label=_("What you hand over, and where it is"))


class ReturnForm(WordsForm):
    """What is missing."""

    text = TextField(label=_("What is missing"), help_text=_("Name each thing that was agreed and is not there."))
