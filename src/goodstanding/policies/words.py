"""Answers written as words: folding what people and spreadsheets write differently, and finding the point meant."""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from unicodedata import category, normalize

from goodstanding.rules.survey import Answer

_ALIKE: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "−": "-", "ـ": None})
_WHOLE: Final = re.compile(r"([+-]?\d+)(?:[.,]0+)?")


def fold(text: str) -> str:
    """The text without what carries no meaning in an answer.

    Case, accents and vowel marks, curly apostrophes, invisible direction marks, Arabic elongation, no-break and
    repeated spaces are folded (Unicode NFKD; categories Mn and Cf are dropped).
    """
    plain = normalize("NFKD", normalize("NFKD", text.translate(_ALIKE)).casefold())
    return " ".join("".join(letter for letter in plain if category(letter) not in ("Mn", "Cf")).split())


def whole_number(folded: str) -> int | None:
    """The whole number written, in any script's digits and with or without zero decimals; else None."""
    match = _WHOLE.fullmatch(folded)
    return int(match[1]) if match else None


def lexicon(entries: Iterable[tuple[str, Answer]]) -> Mapping[str, Answer]:
    """Folded words -> their answer. Raises ValueError where one word would mean two answers or reads as a number."""
    meant: dict[str, Answer] = {}
    for text, answer in entries:
        word = fold(text)
        if whole_number(word) is not None:
            raise ValueError(f"the word {text!r} reads as a number")
        if meant.setdefault(word, answer) != answer:
            raise ValueError(f"the word {text!r} means both {meant[word]} and {answer}")
    return meant
