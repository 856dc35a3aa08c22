"""The form of a review, as the policy asks for it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goodstanding.engagements.actions.reviews import Written
from goodstanding.engagements.models import Review
from goodstanding.engagements.reviews_words import MARKS, criterion
from goodstanding.rules.reviews import ReviewPolicy

CANT_SAY = "none"


class ReviewForm(forms.Form):
    """A mark for each criterion, a comment, and the private part where the policy asks the company for one."""

    def __init__(self, data: Any, *, policy: ReviewPolicy, side: str, own: Review | None = None) -> None:
        super().__init__(data, initial=_initial(own) if own else {})
        self.policy, self.asked = policy, policy.criteria(side)
        for key in self.asked:
            self.fields[f"mark_{key}"] = _mark(key)
        self.fields["comment"] = _comment(policy.comment_letters)
        if policy.private_part and side == "company":
            self.fields |= _private()

    def marks(self) -> list[BoundField]:
        """The criteria, in the order of the policy."""
        return [self[f"mark_{key}"] for key in self.asked]

    def private(self) -> list[BoundField]:
        return [self[name] for name in ("private_recommend", "private_reason") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        least = self.policy.least_criteria
        if len(self._given_marks(given)) < least:
            words = ngettext("Mark at least %(number)s criterion.", "Mark at least %(number)s criteria.", least)
            raise ValidationError(words % {"number": least})
        return given

    def written(self) -> Written:
        """What was given, for the action."""
        given = self.cleaned_data
        recommend = given.get("private_recommend") or ""
        return Written(
            self._given_marks(given),
            given["comment"],
            int(recommend) if recommend else None,
            given.get("private_reason") or "",
        )

    def _given_marks(self, given: dict[str, Any]) -> dict[str, int]:
        marks = {key: given.get(f"mark_{key}") for key in self.asked}
        return {key: int(mark) for key, mark in marks.items() if mark and mark != CANT_SAY}


def _initial(own: Review) -> dict[str, Any]:
    marks = {f"mark_{key}": str(mark) for key, mark in own.criteria.items()}
    recommend = "" if own.private_recommend is None else str(own.private_recommend)
    private = {"private_recommend": recommend, "private_reason": own.private_reason}
    return {**marks, "comment": own.comment, **private}


def _mark(key: str) -> forms.ChoiceField:
    choices = [*((str(mark), words) for mark, words in MARKS.items()), (CANT_SAY, _("I cannot say"))]
    return forms.ChoiceField(label=criterion(key), choices=choices, widget=forms.RadioSelect, required=False)


def _comment(letters: int) -> forms.CharField:
    return forms.CharField(
        label=_("Your review in words (optional)"),
        help_text=_("What went well, and what did not? Everybody whom it concerns reads it, without a time limit."),
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        max_length=letters,
        required=False,
    )


def _private() -> dict[str, forms.Field]:
    choices = [("", _("No answer")), *((str(number), str(number)) for number in range(11))]
    return {
        "private_recommend": forms.ChoiceField(
            label=_("How likely would you recommend this worker? 0 is not at all, 10 very likely."),
            choices=choices,
            required=False,
        ),
        "private_reason": forms.CharField(
            label=_("Why?"), widget=forms.Textarea({"rows": 3, "dir": "auto"}), max_length=400, required=False
        ),
    }
