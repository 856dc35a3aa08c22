"""What a requirement set asks for, and which sets an opening asks for."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.marketplaces.models import Qualification
from goodstanding.reputation.actions import Minimums
from goodstanding.reputation.models import RequirementSet
from goodstanding.reputation.words import KINDS, name_of
from goodstanding.rules.scorecards import REQUIRABLE, SHARES, PaperNeed, RateNeed

MOST: Final = frozenset({"cancelled", "abandoned", "answer_minutes"})
"""Measures of which little is good."""

PAPERS: Final = 5
SCALES: Final[dict[str, int]] = {"answer_minutes": 60, "relationship_days": 1}


class SetForm(forms.Form):
    """A name, a bound for each measure that matters, and up to five papers."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=RequirementSet._meta.get_field("name").max_length)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for key in REQUIRABLE:
            self.fields[key] = _rate_field(key)
        for number in range(1, PAPERS + 1):
            self.fields |= _paper_fields(number)

    def rates(self) -> list[forms.BoundField]:
        return [self[key] for key in REQUIRABLE]

    def papers(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each paper, under its number."""
        parts = ("kind", "title", "checked")
        return [(n, [self[f"{part}{n}"] for part in parts]) for n in range(1, PAPERS + 1)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for number in range(1, PAPERS + 1):
            if said.get(f"title{number}") and not said.get(f"kind{number}"):
                self.add_error(f"kind{number}", _("Choose what kind of paper this is."))
        if not self.errors and not self.minimums().rates and not self.minimums().papers:
            raise forms.ValidationError(_("Ask for at least one rate or one paper."))
        return said

    def minimums(self) -> Minimums:
        """What the set asks for, once it is valid."""
        said = self.cleaned_data
        rates = tuple(
            RateNeed(key, bound_of(key), float(said[key] * _scale(key)))
            for key in REQUIRABLE
            if said.get(key) is not None
        )
        papers = tuple(
            PaperNeed(said[f"kind{n}"], said[f"title{n}"].strip(), said[f"checked{n}"])
            for n in range(1, PAPERS + 1)
            if said.get(f"kind{n}")
        )
        return Minimums(said["name"].strip(), rates, papers)


def bound_of(key: str) -> Literal["least", "most"]:
    """Whether a measure has a least or a most that one asks for."""
    return "most" if key in MOST else "least"


def _scale(key: str) -> Decimal:
    """What one unit of the form is in the unit of the measure: a percent, an hour, a day."""
    return Decimal("0.01") if key in SHARES else Decimal(SCALES[key])


def _rate_field(key: str) -> forms.DecimalField:
    words = _("%(name)s: at most, in %(unit)s") if key in MOST else _("%(name)s: at least, in %(unit)s")
    unit = "%" if key in SHARES else {"answer_minutes": _("hours"), "relationship_days": _("days")}[key]
    label = words % {"name": name_of("worker", key), "unit": unit}
    top = 100 if key in SHARES else 9_999
    widget = forms.TextInput({"inputmode": "decimal"})
    return forms.DecimalField(label=label, required=False, min_value=0, max_value=top, decimal_places=2, widget=widget)


def _paper_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"kind{number}": forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("none")), *KINDS.items()]),
        f"title{number}": forms.CharField(
            label=_("Title"),
            required=False,
            max_length=Qualification._meta.get_field("title").max_length,
            help_text=_("As workers write it. Empty: any of this kind."),
        ),
        f"checked{number}": forms.BooleanField(label=_("Your team must have seen it"), required=False),
    }


def as_typed(asked: Minimums) -> dict[str, Any]:
    """A set as the form shows it."""
    shown: dict[str, Any] = {"name": asked.name}
    for rate in asked.rates:
        shown[rate.measure] = f"{(Decimal(str(rate.value)) / _scale(rate.measure)).normalize():f}"
    for n, paper in enumerate(asked.papers, start=1):
        shown |= {f"kind{n}": paper.kind, f"title{n}": paper.title, f"checked{n}": paper.is_checked}
    return shown


class SetsForm(forms.Form):
    """Which of a marketplace's sets an opening asks for."""

    sets = forms.ModelMultipleChoiceField(
        RequirementSet.objects.none(),
        label=gettext_lazy("Requirement sets"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, sets: Iterable[RequirementSet], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["sets"].queryset = sets  # type: ignore[attr-defined]


class FormulaForm(forms.Form):
    """The formula of a marketplace's scorecards."""

    name = forms.ChoiceField(label=gettext_lazy("Formula"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, formulas: Iterable[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["name"].choices = list(formulas)  # type: ignore[attr-defined]
