"""Sentences that a verdict says, ready to be translated, and how a number beside a cut is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TOLERANCE: Final = 1e-9
"""Two unrounded scores closer than this are equal: the width of rounding errors, not a threshold of any policy."""


@dataclass(frozen=True)
class Sentence:
    """Fixed words with named places, and what stands in them. str() is English.

    `template` doubles as the translation's msgid. Where a number rules the grammar, `template` is the singular,
    `plural` the msgid_plural and `count` that number: translate by ngettext(template, plural, count).
    """

    template: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        words = self.template if self.plural is None or self.count == 1 else self.plural
        return words.format_map(self.values)


def at_least(value: float, cut: float) -> bool:
    """Whether an unrounded value reaches a cut, rounding errors forgiven."""
    return value >= cut - TOLERANCE


def decimals(value: float, cut: float, least: int = 2) -> int:
    """How many decimals to show so that a value under the cut never looks as if it had reached it."""
    places = least
    while not at_least(value, cut) and f"{value:.{places}f}" == f"{cut:.{places}f}":
        places += 1
    return places


def shown(value: float, cut: float, least: int = 2) -> str:
    """The value as people read it: `least` decimals, more where it is under the cut but would round up to it."""
    return f"{value:.{decimals(value, cut, least)}f}"
