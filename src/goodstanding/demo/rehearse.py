"""One's own file under four rules, in the demo: nothing of it is kept."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base import clock
from goodstanding.base.importing import ImportRefused
from goodstanding.demo.example_file import example_csv
from goodstanding.engagements.imports_page import to_mend
from goodstanding.reputation.rehearsal.output import given
from goodstanding.reputation.rehearsal.reading import LIMITS, compared_file


class FileForm(forms.Form):
    """One file, no larger than the page takes."""

    file = forms.FileField(
        label=gettext_lazy("Your engagements"),
        help_text=gettext_lazy("CSV or Excel (.xlsx), at most 20,000 rows in 5 MB. It is read, shown and forgotten."),
        allow_empty_file=True,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > LIMITS.file_bytes:
            raise forms.ValidationError(gettext("This file is larger than 5 MB. Split it, or use the command line."))
        return upload


@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: HttpRequest) -> HttpResponse:
    """The page: asks for a file, shows what each rule makes of it; `example` shows the made file."""
    is_asked = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_asked else FileForm()
    if is_asked and form.is_valid():
        upload = form.cleaned_data["file"]
        upload.seek(0)
        return _result(request, form, upload.read(), upload.name)
    if not is_asked and "example" in request.GET:
        return _result(request, form, example_csv().encode(), "engagements.csv")
    return render(request, "demo/rehearse.html", {"form": form}, status=422 if is_asked else 200)


def _result(request: HttpRequest, form: FileForm, content: bytes, name: str) -> HttpResponse:
    try:
        found = compared_file(content, name=name, today=clock.now().date())
    except ImportRefused as refused:
        shown = {"form": form, "problems": to_mend(refused.problems)}
        return render(request, "demo/rehearse.html", shown, status=422)
    return render(request, "demo/rehearse.html", {"form": form, "name": name} | given(found))


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """The made file, to look at and to fill in."""
    response = HttpResponse(example_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="engagements.csv"'
    return response
