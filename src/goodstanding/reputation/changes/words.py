"""The numbers of a rule in words: what each is called, and how its value reads in its unit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goodstanding.engagements.money import amount
from goodstanding.policies.kinds import RuleValues
from goodstanding.policies.meanings import MEANINGS
from goodstanding.reputation.changes.labels import FORMULAS, LABELS, PLACES
from goodstanding.reputation.scoring.rule import Rule

LISTS: Final = frozenset({"value_bands", "steps"})
"""Values that are lists of pairs: from what on, and how much."""


@dataclass(frozen=True)
class Number:
    """One number of a rule: its key, what it is called, its value in words, and its meaning."""

    key: str
    label: str
    shown: str
    meaning: str


@dataclass(frozen=True)
class Difference:
    """A number that another rule changes, before and after."""

    label: str
    before: str
    after: str


def numbers(values: RuleValues, currency: str) -> list[Number]:
    """Every number of a policy, in the order of its documentation."""
    return [
        Number(key, str(LABELS[key]), value_words(values, key, currency), f"{meaning.unit} {_(meaning.text)}")
        for key, meaning in MEANINGS[type(values)].items()
    ]


def differences(before: Rule, after: Rule, currency: str) -> list[Difference]:
    """What differs between two rules, first of the standing, then of the score; names of policies are left out."""
    return [
        *_between(before.standing.value, after.standing.value, currency),
        *_between(before.score.value, after.score.value, currency),
    ]


def _between(before: RuleValues, after: RuleValues, currency: str) -> Iterator[Difference]:
    for key in changed_keys(before, after):
        old, new = (value_words(values, key, currency) for values in (before, after))
        yield Difference(str(LABELS[key]), old, new)


def changed_keys(before: RuleValues, after: RuleValues) -> list[str]:
    """The keys whose values differ, but for the name of the score."""
    keys = (key for key in MEANINGS[type(before)] if key != "score")
    return [key for key in keys if getattr(before, key) != getattr(after, key)]


def value_words(values: RuleValues, key: str, currency: str) -> str:
    """A value with its unit, such as “13 weeks”, “USD 1,000.00” or “6, 12, 24 months”."""
    value, unit = getattr(values, key), MEANINGS[type(values)][key].unit
    if key in LISTS:
        pairs = (f"{_one(first, unit, currency)}: {_plain(worth)}" for first, worth in value)
        return " · ".join(pairs) or _("none")
    if isinstance(value, tuple):
        return _counted(", ".join(map(str, value)), value[-1], unit)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(FORMULAS[value]) if value in FORMULAS else _one(value, unit, currency)


def _one(value: float | str, unit: str, currency: str) -> str:
    if isinstance(value, str):
        return value
    if unit == "cents":
        return amount(int(value), currency)
    if unit in PLACES:
        return f"{_plain(value / PLACES[unit])}{' %' if unit == 'share' else ''}"
    return _counted(_plain(value), int(value), unit)


def _plain(value: float) -> str:
    return f"{value:g}"


def _counted(words: str, number: int, unit: str) -> str:
    named = UNITS.get(unit)
    return named(words, number) if named else words


UNITS: Final[dict[str, Callable[[str, int], str]]] = {
    "weeks": lambda words, number: ngettext("%(n)s week", "%(n)s weeks", number) % {"n": words},
    "months": lambda words, number: ngettext("%(n)s month", "%(n)s months", number) % {"n": words},
    "days": lambda words, number: ngettext("%(n)s day", "%(n)s days", number) % {"n": words},
    "points": lambda words, number: ngettext("%(n)s point", "%(n)s points", number) % {"n": words},
    "percent": lambda words, number: f"{words} %",
}

HEADINGS: Final = {
    "standing": gettext_lazy("Standings: Rising Talent and Top Rated"),
    "score": gettext_lazy("Job success score"),
}
