"""A file of engagements as the team sends it."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodstanding.base.importing import Limits


class ImportForm(forms.Form):
    """One file, no larger than a table may be."""

    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel (.xlsx)."), allow_empty_file=True)

    def clean_file(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        most = Limits().file_bytes
        if (upload.size or 0) > most:
            words = gettext("This file has %(size)s bytes; at most %(most)s are taken here. Split it.")
            raise forms.ValidationError(words % {"size": f"{upload.size:,}", "most": f"{most:,}"})
        return upload

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        upload.seek(0)
        data: bytes = upload.read()
        return data
