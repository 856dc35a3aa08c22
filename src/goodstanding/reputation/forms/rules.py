"""A rule of scores and standings as a form: a field for each number, and texts as files."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.policies import PolicyError, UnknownPolicy
from goodstanding.policies.kinds import RuleValues
from goodstanding.policies.meanings import MEANINGS
from goodstanding.reputation.actions.rules import Announcement
from goodstanding.reputation.changes.labels import FORMULAS, HINTS, LABELS
from goodstanding.reputation.changes.uploading import write_uploaded
from goodstanding.reputation.changes.words import LISTS
from goodstanding.reputation.changes.writing import Author, Written, write_rule
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.scoring.rule import Rule

FIXED: Final = ("score", "grace_days", "comment_days")
"""What no marketplace changes by itself: grace and comments protect those whom a change concerns."""

CHOICES: Final = {"value_is": ("root", "bands"), "feedback_is": ("line", "steps")}
FACTORS: Final = {"cents": Decimal(100), "share": Decimal("0.01"), "hundredths": Decimal(100)}
TEXT_BYTES: Final = 64_000


class RuleForm(forms.Form):
    """Every number of a rule, as `base` has it until somebody types another one."""

    def __init__(self, *given: Any, base: Rule, texts: Sequence[str], author: Author, currency: str, **named: Any):
        super().__init__(*given, **named)
        self._base, self._texts, self._author = base, texts, author
        for values in (base.standing.value, base.score.value):
            for key in _keys(values):
                self.fields[key] = _field(values, key, currency)
                self.initial[key] = as_typed(values, key)

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of the standing, then those of the score."""
        return [
            ("standing", [self[key] for key in _keys(self._base.standing.value)]),
            ("score", [self[key] for key in _keys(self._base.score.value)]),
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            try:
                self.written = self._write(said)
            except PolicyError as error:
                self.add_error(*_told(error, self.fields))
        return said

    def _write(self, said: dict[str, Any]) -> Written:
        units = {**MEANINGS[type(self._base.standing.value)], **MEANINGS[type(self._base.score.value)]}
        chosen = {key: meant(units[key].unit, value) for key, value in said.items()}
        return write_rule(self._base, chosen, self._texts, self._author)


def _keys(values: RuleValues) -> list[str]:
    return [key for key in MEANINGS[type(values)] if key not in FIXED]


def _field(values: RuleValues, key: str, currency: str) -> forms.Field:
    meaning, value = MEANINGS[type(values)][key], getattr(values, key)
    unit = _unit(meaning.unit, currency)
    hint = f"{unit} {HINTS.get(key) or _(meaning.text)}".strip()
    given: dict[str, Any] = {"label": LABELS[key], "help_text": hint}
    if isinstance(value, bool):
        return forms.ChoiceField(choices=[("yes", _("yes")), ("no", _("no"))], **given)
    if key in CHOICES:
        return forms.ChoiceField(choices=[(each, FORMULAS[each]) for each in CHOICES[key]], **given)
    if isinstance(value, tuple):
        return ListField(pairs=key in LISTS, factor=FACTORS.get(meaning.unit, Decimal(1)), **given)
    if meaning.unit == "share":
        given |= {"min_value": 0, "max_value": 100}
    return forms.DecimalField(widget=forms.TextInput({"inputmode": "decimal"}), **given)


def _unit(unit: str, currency: str) -> str:
    plain = {"cents": currency, "share": "%", "percent": "%", "hundredths": "", "switch": "", "formula": ""}
    return plain[unit] if unit in plain else _(unit)


class ListField(forms.CharField):
    """Numbers as “6, 12, 24”, or with `pairs` as “1: -1; 3: 0; 4: 1”; the first of a pair in units of `factor`."""

    def __init__(self, *, pairs: bool, factor: Decimal, **named: Any) -> None:
        super().__init__(required=not pairs, max_length=400, **named)
        self.is_pairs, self.factor = pairs, factor

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return tuple(self._pair(part) for part in text.split(";") if part.strip()) if self.is_pairs else _all(text)
        except (InvalidOperation, ValueError):
            shape = _("Write pairs as 1: -1; 3: 0; 4: 1.") if self.is_pairs else _("Write numbers as 6, 12, 24.")
            raise forms.ValidationError(shape) from None

    def _pair(self, part: str) -> tuple[int | float, int | float]:
        first, worth = part.split(":")
        return _number(Decimal(first.strip()) * self.factor), _number(Decimal(worth.strip()))


def _all(text: str) -> tuple[int | float, ...]:
    return tuple(_number(Decimal(part.strip())) for part in text.split(","))


def _number(value: Decimal) -> int | float:
    if not value.is_finite():
        raise ValueError("no finite number")
    return int(value) if value == value.to_integral_value() else float(value)


def meant(unit: str, typed: Any) -> Any:
    """What a cleaned field says, as a policy holds it."""
    if isinstance(typed, Decimal):
        return _number(typed * FACTORS.get(unit, Decimal(1)))
    return typed == "yes" if unit == "switch" else typed


def as_typed(values: RuleValues, key: str) -> Any:
    """A value as the form shows it."""
    value, unit = getattr(values, key), MEANINGS[type(values)][key].unit
    factor = FACTORS.get(unit, Decimal(1))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if key in LISTS:
        return "; ".join(f"{_shown(first, factor)}: {worth:g}" for first, worth in value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return value if isinstance(value, str) else _shown(value, factor)


def _shown(value: float, factor: Decimal) -> str:
    plain = (Decimal(str(value)) / factor).normalize()
    return f"{plain:f}"


def _told(error: PolicyError, fields: dict[str, forms.Field]) -> tuple[str | None, str]:
    """The field that an error of a text is about, if it is one, and what to type there."""
    named = error.where.key.split(".")[1:2]
    if named and named[0] in fields:
        told = {"expected": error.expected, "found": error.found}
        return named[0], _("Expected %(expected)s; found %(found)s.") % told
    found = re.sub(r"\w+_\w+", lambda key: f"“{LABELS[key[0]]}”" if key[0] in LABELS else key[0], error.found)
    return next((key for key in fields if key in error.found), None), f"{found}."


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(each, initial) for each in data or [None]]


class TextsForm(forms.Form):
    """One or two policies as TOML: a standing, a score, or both."""

    texts = FilesField(
        label=gettext_lazy("Policy files"),
        help_text=gettext_lazy("TOML: a standing, a score, or both. The names are new ones of your own."),
        widget=ManyFiles({"multiple": True, "accept": ".toml"}),
    )

    def __init__(self, *given: Any, base: Rule, texts: Sequence[str], author: Author, **named: Any) -> None:
        super().__init__(*given, **named)
        self._base, self._texts, self._author = base, texts, author

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            try:
                self.written = write_uploaded(list(map(_decoded, said["texts"])), self._base, self._texts, self._author)
            except (PolicyError, UnknownPolicy) as error:
                self.add_error("texts", str(error))
        return said


def _decoded(upload: "UploadedFile[bytes]") -> str:
    if (upload.size or 0) > TEXT_BYTES:
        raise forms.ValidationError({"texts": _("A policy file has at most 64 kB.")})
    upload.seek(0)
    try:
        text: str = upload.read().decode("utf-8")
    except UnicodeDecodeError:
        raise forms.ValidationError({"texts": _("A policy file is text in UTF-8.")}) from None
    return text


class AnnouncementForm(forms.Form):
    """Why a rule changes, whose feedback was heard, and from when it holds."""

    why = forms.CharField(
        label=gettext_lazy("Why the rule changes"),
        help_text=gettext_lazy("Everybody can read it."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
    )
    whose_feedback = forms.CharField(
        label=gettext_lazy("Whose feedback led to it"),
        help_text=gettext_lazy("Who asked for it, or was heard: groups, not names."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
    )
    holds_from = forms.ChoiceField(label=gettext_lazy("Holds from"))

    def __init__(self, *given: Any, days: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["holds_from"].choices = list(days)  # type: ignore[attr-defined]

    def said(self) -> Announcement:
        """What it announces, once it is valid."""
        said = self.cleaned_data
        return Announcement(said["why"], said["whose_feedback"], date.fromisoformat(said["holds_from"]))


class CommentForm(forms.Form):
    """What somebody says to a change."""

    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("Everybody can read it, with your name."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
    )


class WithdrawalForm(forms.Form):
    """Why an announced change does not come."""

    why = forms.CharField(
        label=gettext_lazy("Why you withdraw it"),
        help_text=gettext_lazy("Everybody can read it; who was told of the change gets it by mail."),
        max_length=RuleChange._meta.get_field("withdrawn_why").max_length or 2_000,
        widget=forms.Textarea({"rows": 3}),
    )
