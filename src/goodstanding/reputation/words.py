"""The words of scorecards: what each measure is called, and how its figures are written."""

from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goodstanding.rules.scorecards import Measure, Side
from goodstanding.rules.sentences import decimals

NAMES: Final[dict[Side, dict[str, Promise]]] = {
    "worker": {
        "satisfaction": gettext_lazy("Satisfied companies"),
        "on_time": gettext_lazy("Started on time"),
        "delivered_on_time": gettext_lazy("Delivered on time"),
        "cancelled": gettext_lazy("Cancelled by the worker"),
        "abandoned": gettext_lazy("Abandoned by the worker"),
        "answer_minutes": gettext_lazy("Time to answer an offer"),
        "repeat": gettext_lazy("Companies that came back"),
        "relationship_days": gettext_lazy("How long they work together"),
    },
    "company": {
        "satisfaction": gettext_lazy("Satisfied workers"),
        "approval_days": gettext_lazy("Time to approve a delivery"),
        "paid_on_time": gettext_lazy("Paid on time"),
        "late_days": gettext_lazy("Days that payments are late"),
        "cancelled": gettext_lazy("Cancelled by the company"),
        "abandoned": gettext_lazy("Abandoned by the company"),
        "hire_rate": gettext_lazy("Openings that led to work"),
        "repeat": gettext_lazy("Workers hired again"),
        "relationship_days": gettext_lazy("How long they work together"),
    },
}

KINDS: Final[dict[str, Promise]] = {
    "skill": gettext_lazy("Skill"),
    "tool": gettext_lazy("Tool"),
    "certificate": gettext_lazy("Certificate"),
    "licence": gettext_lazy("Licence"),
    "insurance": gettext_lazy("Insurance"),
}
"""Kinds of papers."""

FORMULAS: Final[dict[str, Promise]] = {
    "scorecard-1": gettext_lazy("rates from 10 cases on, drawn towards the marketplace's own; times as medians"),
    "workmarket-cards": gettext_lazy("as WorkMarket publishes it: as counted, from the first case on; times as means"),
}
"""What the shipped formulas of scorecards do."""


def percent(share: float, cut: float | None = None) -> str:
    """A share as a percentage, with decimals where it would otherwise seem to reach the cut that it is under."""
    places = 0 if cut is None else decimals(100 * share, 100 * cut, 0)
    return f"{number_format(round(100 * share, places), places)}\N{NO-BREAK SPACE}%"


def span(key: str, value: float) -> str:
    """A time in the unit that people count it in: minutes, hours or days."""
    if key != "answer_minutes":
        return _days(value)
    if value < 120:
        return _counted(value, ngettext("%(number)s minute", "%(number)s minutes", round(value)), 0)
    if value < 48 * 60:
        return _counted(
            value / 60, ngettext("%(number)s hour", "%(number)s hours", _grammatical(round(value / 60, 1))), 1
        )
    return _days(value / 1440)


def _days(value: float) -> str:
    return _counted(value, ngettext("%(number)s day", "%(number)s days", _grammatical(value)), 1)


def _grammatical(value: float) -> int:
    """The number that rules the grammar: a fraction takes the plural."""
    return int(value) if value == int(value) else 2


def _counted(value: float, words: str, places: int) -> str:
    rounded = round(value, places)
    return words % {"number": number_format(rounded, 0 if rounded == int(rounded) else places)}


def figure(measure: Measure, value: float, cut: float | None = None) -> str:
    """A value of a measure in its unit."""
    return percent(value, cut) if measure.kind == "share" else span(measure.key, value)


def name_of(side: Side, key: str) -> str:
    """What a measure is called on the card of a side."""
    return str(NAMES[side][key])


def missing(side: Side, measure: Measure) -> str:
    """What is wanting to a rate."""
    parts = []
    if measure.more_cases:
        parts.append(
            ngettext("%(number)s more", "%(number)s more", measure.more_cases) % {"number": measure.more_cases}
        )
    if measure.more_others:
        words = {
            "company": ngettext("%(number)s more worker", "%(number)s more workers", measure.more_others),
            "worker": ngettext("%(number)s more company", "%(number)s more companies", measure.more_others),
        }
        parts.append(words[side] % {"number": measure.more_others})
    if not parts:
        return ""
    return _("%(what)s make a rate") % {"what": _(" and ").join(parts)}
