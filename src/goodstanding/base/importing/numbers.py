"""Numbers as a workbook stores them, as the text a person would type."""

import math
import re
from datetime import date, timedelta
from typing import Final

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_EXACT_INTEGERS: Final = 1e15
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_DAY_SECONDS: Final = 86_400


def number(stored: str) -> str | None:
    """`stored` in its shortest form ("4.0" is "4"), or None where it is no finite number."""
    if not _NUMBER.fullmatch(stored):
        return None
    value = float(stored)
    if not math.isfinite(value):
        return None
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT_INTEGERS else repr(value)


def moment(serial: float, *, since_1904: bool) -> str | None:
    """The date, the time of day or both that a serial number of days stands for; None outside the years 1900-9999."""
    days, seconds = divmod(round(serial * _DAY_SECONDS), _DAY_SECONDS)
    if not 0 <= days < _LAST_DAY - 1_462 * since_1904:
        return None
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if days == 0:
        return clock
    day = (_epoch(days, since_1904=since_1904) + timedelta(days=days)).isoformat()
    return f"{day} {clock}" if seconds else day


def _epoch(days: int, *, since_1904: bool) -> date:
    if since_1904:
        return date(1904, 1, 1)
    # Excel counts a 29 February 1900 that never was.
    return date(1899, 12, 30) if days >= 60 else date(1899, 12, 31)
