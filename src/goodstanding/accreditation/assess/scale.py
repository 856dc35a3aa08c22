"""Words of a scale and the numbers they stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from goodstanding.base.importing import shown
from goodstanding.policies.words import fold
from goodstanding.rules.survey import Answer

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True)
class Scale:
    """Folded words with their numbers; a missing word is no answer. `named` is the words as they were written."""

    words: Mapping[str, float]
    missing: frozenset[str]
    named: tuple[str, ...]

    def __call__(self, cell: str) -> Answer:
        """The number of a word, or a number that a word stands for. ValueError for any other cell."""
        word = fold(cell)
        if word in self.missing:
            return None
        if word in self.words:
            return self.words[word]
        if _NUMBER.fullmatch(cell) and float(cell) in self.words.values():
            return float(cell)
        raise ValueError(cell)

    def __str__(self) -> str:
        return f"one of {', '.join(map(shown, self.named))}"


@dataclass(frozen=True)
class Points:
    """Numbers from `low` to `high`."""

    low: float
    high: float

    def __call__(self, cell: str) -> Answer:
        """The number. ValueError for any other cell."""
        if _NUMBER.fullmatch(cell) and self.low <= float(cell) <= self.high:
            return float(cell)
        raise ValueError(cell)

    def __str__(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"
