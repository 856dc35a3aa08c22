"""The programme's words of congratulation."""

from typing import Any

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from goodstanding.community.congratulations import Words, problem_with
from goodstanding.community.models import Congratulation


class CongratulationForm(forms.Form):
    """The words in one language, placeholders in braces."""

    title = forms.CharField(
        label=_("Title"), max_length=Congratulation._meta.get_field("title").max_length, widget=forms.TextInput()
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Plain text; an empty line begins a new paragraph."),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, language: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
        for field in self.fields.values():
            field.widget.attrs |= {"lang": language, "dir": direction}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "title" in given and "text" in given and (problem := problem_with(f"{given['title']}\n{given['text']}")):
            self.add_error("text", problem)
        return given

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["title"], self.cleaned_data["text"].replace("\r\n", "\n"))
