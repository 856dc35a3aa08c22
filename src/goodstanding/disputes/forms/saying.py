"""What a side writes in a case, with its files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodstanding.disputes.actions.opening import Filing
from goodstanding.disputes.actions.saying import Said
from goodstanding.disputes.files.uploads import Upload
from goodstanding.disputes.words import KINDS
from goodstanding.rules.disputes import CasePolicy


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to so many files; a list of uploads. The action says whether each is one."""

    def __init__(self, policy: CasePolicy) -> None:
        numbers = {"most": policy.files_most, "megabytes": f"{policy.file_bytes / 1_000_000:g}"}
        words = _("PDF, PNG or JPEG: at most %(most)s files of %(megabytes)s MB, kept without their hidden data.")
        accept = {"accept": "application/pdf,image/png,image/jpeg"}
        super().__init__(
            label=_("Files (optional)"), help_text=words % numbers, required=False, widget=FilesInput(accept)
        )
        self.largest, self.most = policy.file_bytes, policy.files_most

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        sent: Sequence[UploadedFile[Any]] = data if isinstance(data, list | tuple) else [data] if data else []
        read = sent[: self.most + 1]  # one more than allowed is enough to refuse
        return [Upload(each.name or "", each.read(self.largest + 1)) for each in read if each]


class TextForm(forms.Form):
    """A text, as long as the policy allows."""

    def __init__(self, data: Any, files: Any, *, label: str, hint: str, policy: CasePolicy) -> None:
        super().__init__(data, files)
        self.fields["text"] = forms.CharField(
            label=label,
            help_text=hint,
            max_length=policy.statement_letters,
            widget=forms.Textarea({"rows": 8, "dir": "auto"}),
        )


class SayForm(TextForm):
    """A statement with files."""

    def __init__(self, *given: Any, policy: CasePolicy, **more: Any) -> None:
        super().__init__(*given, policy=policy, **more)
        self.fields["files"] = FilesField(policy)

    @property
    def said(self) -> Said:
        return Said(self.cleaned_data["text"], self.cleaned_data["files"])


class OpenForm(SayForm):
    """The first statement; where there is a choice, the kind of the case too."""

    def __init__(self, *given: Any, filings: Sequence[Filing], policy: CasePolicy) -> None:
        label = gettext("What happened, and what should change?")
        hint = gettext("Facts and days help most. The other side reads this, and so does whoever rules.")
        super().__init__(*given, label=label, hint=hint, policy=policy)
        self.filings = {filing.kind: filing for filing in filings}
        if len(self.filings) > 1:
            choices = [(kind, _(KINDS[kind])) for kind in self.filings]
            kind = forms.ChoiceField(label=_("What is it about?"), choices=choices, widget=forms.RadioSelect)
            self.fields = {"kind": kind, **self.fields}
            self.order_fields(["kind", "text", "files"])

    @property
    def filing(self) -> Filing:
        return self.filings[self.cleaned_data.get("kind") or next(iter(self.filings))]


class ReasonForm(forms.Form):
    """Why a case is taken back, for who wants to say it."""

    text = forms.CharField(
        label=_("Why? (optional)"),
        help_text=_("The other side reads this."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
