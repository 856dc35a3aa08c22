"""What the screens of setting up a round take."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodstanding.surveys.mails import OwnWords, problem_with
from goodstanding.surveys.models import Programme
from goodstanding.surveys.modes import ModeOffer


class ProfileForm(forms.Form):
    """Which programme, which edition, and how the clients are chosen."""

    programme = forms.ChoiceField(label=_("Programme"), widget=forms.RadioSelect)
    edition = forms.TypedChoiceField(label=_("Edition"), coerce=int, widget=forms.RadioSelect)
    mode = forms.ChoiceField(label=_("Who is asked"), widget=forms.RadioSelect)

    def __init__(
        self,
        programmes: Sequence[Programme],
        editions: Sequence[int],
        modes: Sequence[ModeOffer],
        *given: Any,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.fields["programme"].choices = [(one.slug, one.name) for one in programmes]  # type: ignore[attr-defined]
        self.fields["edition"].choices = [(year, str(year)) for year in editions]  # type: ignore[attr-defined]
        self.fields["mode"].choices = [(one.key, _offered(one)) for one in modes]  # type: ignore[attr-defined]


def _offered(mode: ModeOffer) -> SafeString:
    words = '<strong>{}</strong><br>{}<br><span class="soft">{} {}</span>'
    return format_html(words, mode.title, mode.about, gettext("What it costs:"), mode.costs)


class CompleteForm(forms.Form):
    """The marketplace's word that its roster is complete, and how it will show it."""

    WORD, EVIDENCE = "word", "evidence"

    version = forms.CharField(widget=forms.HiddenInput, max_length=64)
    attested = forms.BooleanField(
        label=_("Your word"),
        error_messages={"required": _("A roster is committed with this word of yours, or not at all.")},
    )
    shown = forms.ChoiceField(
        label=_("How is it shown?"),
        widget=forms.RadioSelect,
        choices=[
            (WORD, _("By your word: the evidence is graded B at most.")),
            (EVIDENCE, _("By evidence that an operator checks: it can be graded A.")),
        ],
        initial=WORD,
    )
    evidence = forms.CharField(
        label=_("Evidence you can show"),
        help_text=_("Such as a billing export of the last 12 months, and where the operator can see it."),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=2_000,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("shown") == self.EVIDENCE and not given.get("evidence"):
            self.add_error("evidence", gettext("Say what you can show, or give your word only."))
        return given

    @property
    def offered(self) -> str:
        """The evidence, where it is offered."""
        return str(self.cleaned_data["evidence"]) if self.cleaned_data["shown"] == self.EVIDENCE else ""


class EvidenceForm(forms.Form):
    """Evidence offered after the commitment."""

    evidence = forms.CharField(
        label=_("Evidence you can show"),
        help_text=_("Such as a billing export of the last 12 months, and where the operator can see it."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2_000,
    )


class TextForm(forms.Form):
    """The three places of an invitation that are the marketplace's, in one language."""

    greeting = forms.CharField(
        label=_("Greeting"), help_text=_("Such as: Dear {name},"), required=False, max_length=120
    )
    paragraph = forms.CharField(
        label=_("One paragraph"),
        help_text=_("Why their opinion matters to you, without a link. At most 600 characters."),
        widget=forms.Textarea({"rows": 4, "maxlength": 600}),
        required=False,
        max_length=600,
    )
    signature = forms.CharField(
        label=_("Signature"), help_text=_("Such as: Wanjiru, {marketplace}"), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, words in list(given.items()):
            if problem := problem_with(words):
                self.add_error(name, problem)
        return given

    @property
    def words(self) -> OwnWords:
        return OwnWords(**self.cleaned_data)


class VerifyForm(forms.Form):
    """Why an operator finds a roster complete."""

    reason = forms.CharField(
        label=_("What you saw, and why it shows that the roster is complete"),
        help_text=_("The marketplace reads it, and it is kept with the round."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2_000,
    )
