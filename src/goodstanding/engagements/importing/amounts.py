"""An amount as people write it, with separators of thousands or without."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:([ '’,.])\d{3})(?:\1\d{3})*", re.ASCII)
_TWO_WAYS: Final = re.compile(r"[1-9]\d{0,2}([,.])\d{3}", re.ASCII)
_LAST: Final = re.compile(r"([.,])(\d+)$", re.ASCII)
_SPELLINGS: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "٫": ".", "٬": "'"})


class TwoMeanings(ValueError):
    """1.200, which is one or a thousand."""


def decimal(text: str, thousands: str) -> Decimal | None:
    """An amount of 0 or more: 1200, 1,200.50, 1.200,50, 1 200,50; None for anything else.

    Of a comma or a point that stands alone before three digits, `thousands` says which one separates thousands. The
    other raises TwoMeanings: who writes it there may mean either.
    """
    text = plain_digits(text).translate(_SPELLINGS)
    if (alone := _TWO_WAYS.fullmatch(text)) and alone[1] != thousands:
        raise TwoMeanings
    whole, point, part = _split(text, thousands)
    if grouped := _GROUPED.fullmatch(whole):
        whole = "" if grouped[1] == point else whole.replace(grouped[1], "")
    return Decimal(f"{whole}.{part or 0}") if re.fullmatch(r"\d{1,16}", whole, re.ASCII) else None


def _split(text: str, thousands: str) -> tuple[str, str, str]:
    """The whole, its point or comma, and the part after it; a last group of thousands is no part."""
    last = _LAST.search(text)
    if last is None:
        return text, "", ""
    before = text[: last.start()]
    is_group = len(last[2]) == 3 and (last[1] == thousands or last[1] in before)
    return (text, "", "") if is_group else (before, last[1], last[2])


def plain_digits(text: str) -> str:
    """The text with every decimal digit of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
