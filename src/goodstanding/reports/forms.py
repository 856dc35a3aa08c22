"""What a team types on the report's page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goodstanding.reports.models import Reply
from goodstanding.surveys.mails import has_link


class ReplyForm(forms.Form):
    """The one reply to a respondent."""

    text = forms.CharField(
        label=_("Your reply"),
        max_length=Reply._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It goes to the respondent by mail, once. You cannot change it afterwards."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if has_link(text):
            raise forms.ValidationError(_("Leave out links and addresses: say it in words."))
        return text
