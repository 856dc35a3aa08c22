"""What a team records of a worker, and how a company looks for workers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from goodstanding.marketplaces.choices import COUNTRIES
from goodstanding.marketplaces.models import Worker
from goodstanding.reputation.standing_words import VIOLATIONS

REASON = 4_000


class ViolationForm(forms.Form):
    """What a worker did."""

    worker = forms.CharField(label=_("Worker"), help_text=_("Your own id of the worker."), max_length=120)
    kind = forms.ChoiceField(label=_("What happened"), choices=list(VIOLATIONS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What you found, and how you know"),
        help_text=_("The worker reads it word for word, in the mail and on My standing."),
        max_length=REASON,
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *given: Any, workers: QuerySet[Worker], **named: Any) -> None:
        super().__init__(*given, **named)
        self.workers = workers

    def clean_worker(self) -> Worker:
        worker = self.workers.filter(external_id=self.cleaned_data["worker"].strip()).first()
        if worker is None:
            raise ValidationError(_("Enter the id of a worker of yours: none has this one."))
        return worker


class LiftForm(forms.Form):
    """Why a violation is lifted."""

    why = forms.CharField(
        label=_("Why it does not count any more"),
        help_text=_("The worker reads it."),
        max_length=REASON,
        widget=forms.Textarea({"rows": 3}),
    )


class LookForm(forms.Form):
    """What a company looks for; nothing is required, and what makes no sense is passed over."""

    q = forms.CharField(label=_("Name or headline"), max_length=120, required=False)
    standing = forms.ChoiceField(
        label=_("Standing"),
        choices=[
            ("", _("With or without one")),
            ("any", _("Top Rated or Rising Talent")),
            ("top", _("Top Rated")),
            ("rising", _("Rising Talent")),
        ],
        required=False,
    )
    category = forms.ChoiceField(label=_("Has worked on"), required=False)
    country = forms.ChoiceField(label=_("Country"), choices=lambda: [("", _("Anywhere")), *COUNTRIES], required=False)

    def __init__(self, *given: Any, categories: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["category"].choices = [("", _("Anything")), *categories]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What queries.workers_to_hire takes."""
        self.is_valid()
        said = self.cleaned_data
        return {"words": said.get("q", "")} | {key: said.get(key, "") for key in ("standing", "category", "country")}
