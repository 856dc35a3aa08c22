"""Measuring and setting words with the fonts that the product brings; Arabic is joined and runs from the right."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from PIL import ImageDraw, ImageFont, features

from goodstanding.reports.paper.fonts import FOLDERS

BOLD: Final = 650
PLAIN: Final = 400
SMALLEST: Final = 9
_LATIN, _ARABIC = (next(file for file in folder.glob("*.ttf") if "Italic" not in file.name) for folder in FOLDERS)


@dataclass(frozen=True)
class Words:
    """Words at the size at which they fit."""

    text: str
    size: int
    weight: int


def shapes_arabic() -> bool:
    """Whether this Pillow joins Arabic letters; without that they are not drawn."""
    return bool(features.check("raqm"))


@lru_cache(maxsize=1_024)
def fitted(text: str, size: int, room: float, weight: int = PLAIN) -> Words:
    """The words as large as they fit into `room` pixels, at most `size`; cut off with … where they are too long."""
    smallest = max(SMALLEST, size * 2 // 3)
    for smaller in range(size, smallest - 1, -1):
        if width(text, smaller, weight) <= room:
            return Words(text, smaller, weight)
    while text and width(f"{text}…", smallest, weight) > room:
        text = text[:-1].rstrip()
    return Words(f"{text}…", smallest, weight)


def broken(text: str, size: int, room: float, weight: int = PLAIN) -> tuple[Words, ...]:
    """The words on one line where they fit, else on two of half the size, cut off with … where they are too long."""
    whole, small = fitted(text, size, room, weight), size // 2
    if whole.text == text:
        return (whole,)
    parts = text.split()
    kept = sum(width(" ".join(parts[:count]), small, weight) <= room for count in range(1, len(parts)))
    if kept == 0:
        return (whole,)
    rest = fitted(" ".join(parts[kept:]), small, room, weight)
    return Words(" ".join(parts[:kept]), rest.size, weight), rest


def width(text: str, size: int, weight: int) -> float:
    """The length of words in pixels."""
    return sum(_font(is_arabic, size, weight).getlength(run) for is_arabic, run in _runs(text))


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], words: Words, colour: str, anchor: str = "ls") -> None:
    """Sets words on their base line; `anchor` is ls (from the left), ms (about the middle) or rs (up to the right)."""
    x, y = at
    whole = width(words.text, words.size, words.weight)
    x -= {"l": 0.0, "m": whole / 2, "r": whole}[anchor[0]]
    for is_arabic, run in _runs(words.text):
        font = _font(is_arabic, words.size, words.weight)
        draw.text((x, y), run, fill=colour, font=font, anchor="ls")
        x += font.getlength(run)


def _runs(text: str) -> list[tuple[bool, str]]:
    """The runs of one script, from left to right as they stand on the page."""
    runs = [(key, "".join(letters)) for key, letters in groupby(text, key=_Script())]
    return runs[::-1] if reads_from_right(text) else runs


def reads_from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right (UAX #9, rule P2)."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return first != "L"


class _Script:
    """Whether a letter is set in the Arabic font; digits, spaces and signs follow the letter before them."""

    def __init__(self) -> None:
        self.is_arabic = False

    def __call__(self, letter: str) -> bool:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            self.is_arabic = False
        elif kind in {"R", "AL", "AN"}:
            self.is_arabic = True
        return self.is_arabic


@cache
def _font(is_arabic: bool, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(_ARABIC if is_arabic else _LATIN), size)
    axes = font.get_variation_axes()
    font.set_variation_by_axes([weight if axis["name"] == b"Weight" else axis["default"] or 0.0 for axis in axes])
    return font
