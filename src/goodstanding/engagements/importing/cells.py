"""What a cell of a file of engagements means; None where it means nothing certain."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from goodstanding.base.importing import normal
from goodstanding.engagements.importing.amounts import TwoMeanings, decimal, plain_digits

MOST_CENTS: Final = 10**15
MOST_MINUTES: Final = 60 * 24 * 3650
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_NUMBERED: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_NAMED: Final = re.compile(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", re.ASCII)
_NAMED_FIRST: Final = re.compile(r"([a-z]{3,9}) (\d{1,2}) (\d{4})", re.ASCII)
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_USUAL: Final = re.compile(r"(\d{1,16})(?:\.(\d\d))?", re.ASCII)
_SIGNS: Final = {"€": "EUR", "£": "GBP", "₦": "NGN", "₹": "INR", "KSh": "KES", "R$": "BRL", "US$": "USD", "$": "USD"}
_CLOCKED: Final = re.compile(r"(\d{1,5}):([0-5]\d)", re.ASCII)
_PAY: Final = {
    "fixed": "fixed, fixed price, price, project, milestone, fixed fee, flat",
    "hourly": "hourly, hour, per hour, an hour, time and materials",
    "daily": "daily, day, per day, a day, day rate",
}
_SIDES: Final = {
    "company": "company, client, buyer, customer, employer",
    "worker": "worker, freelancer, contractor, talent, provider",
}


def _spoken(words: dict[str, str]) -> dict[str, str]:
    return {normal(word): key for key, listed in words.items() for word in listed.split(",")}


_PAY_WORDS: Final = _spoken(_PAY)
_SIDE_WORDS: Final = _spoken(_SIDES)


def day(text: str, zone: str) -> date | None:
    """A day: 2026-03-01, also with a time; 1 March 2026; 13/02/2026, but not 03/02/2026, which is two days.

    A time with its own offset from UTC is a moment: the day is the one that it is then in `zone`.
    """
    text = plain_digits(text)
    try:
        if whole := _MOMENT.fullmatch(text):
            return _day_of_moment(text, whole, zone)
        if parts := _ISO.fullmatch(text):
            return date(int(parts[1]), int(parts[3]), int(parts[4]))
        parts = _NUMBERED.fullmatch(text)
        return _day_by_numbers(int(parts[1]), int(parts[3]), int(parts[4])) if parts else _day_by_name(text)
    except (ValueError, OverflowError):
        return None


def _day_of_moment(text: str, whole: re.Match[str], zone: str) -> date:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(ZoneInfo(zone)).date() if whole[4] else moment.date()


def _day_by_numbers(first: int, second: int, year: int) -> date | None:
    if first <= 12 and second <= 12 and first != second:
        return None
    return date(year, second, first) if first > 12 else date(year, first, second)


def _day_by_name(text: str) -> date | None:
    words = normal(text)
    if parts := _NAMED.fullmatch(words):
        number, name, year = parts[1], parts[2], parts[3]
    elif parts := _NAMED_FIRST.fullmatch(words):
        name, number, year = parts[1], parts[2], parts[3]
    else:
        return None
    months = [place for place, month in enumerate(_MONTHS, start=1) if month == name or month[:3] == name]
    return date(int(year), months[0], int(number)) if months else None


def cents(text: str, currency: str) -> int | None:
    """An amount of 0 or more in whole cents: 1200, 1,200.50, 1.200,50, 1 200,50, USD 1,200.50.

    None for another currency than the marketplace's, a part of a cent, and 1.200, which is one or a thousand.
    """
    if usual := _USUAL.fullmatch(text):
        return _at_most(int(usual[1]) * 100 + int(usual[2] or 0), MOST_CENTS)
    try:
        value = decimal(_bare(text, currency), ",")
    except TwoMeanings:
        return None
    if value is None:
        return None
    whole = (value * 100).to_integral_value()
    is_exact = abs(value * 100 - whole) < Decimal("0.0001")  # a workbook keeps 0.30 as 0.30000000000000004
    return int(whole) if is_exact and whole <= MOST_CENTS else None


def _bare(text: str, currency: str) -> str:
    """The amount without the marketplace's currency before or after it."""
    signs = [currency, *(sign for sign, code in _SIGNS.items() if code == currency)]
    for sign in signs:
        if text[: len(sign)].casefold() == sign.casefold():
            return text[len(sign) :].strip()
        if text[-len(sign) :].casefold() == sign.casefold():
            return text[: -len(sign)].strip()
    return text


def minutes(text: str) -> int | None:
    """Hours, 2.5 or 2,5 or 2:30, in whole minutes, half up; at most ten years."""
    if parts := _CLOCKED.fullmatch(plain_digits(text)):
        return _at_most(int(parts[1]) * 60 + int(parts[2]), MOST_MINUTES)
    value = _plain_number(text)
    return None if value is None else _at_most(int(value * 60 + Decimal("0.5")), MOST_MINUTES)


def _plain_number(text: str) -> Decimal | None:
    text = plain_digits(text).replace(",", ".")
    return Decimal(text) if re.fullmatch(r"\d{1,6}(\.\d{1,20})?", text, re.ASCII) else None


def _at_most(value: int, most: int) -> int | None:
    return value if value <= most else None


def rating(text: str) -> int | None:
    """A rating of 1 to 5 in hundredths, half up: 4.85 is 485."""
    value = _plain_number(text)
    if value is None or not 1 <= value <= 5:
        return None
    return int(value * 100 + Decimal("0.5"))


def mark(text: str) -> int | None:
    """A mark for one criterion: a whole number from 1 to 5."""
    hundredths = rating(text)
    return None if hundredths is None or hundredths % 100 else hundredths // 100


def pay(text: str) -> str | None:
    """fixed, hourly or daily."""
    return _PAY_WORDS.get(normal(text))


def side(text: str) -> str | None:
    """company or worker."""
    return _SIDE_WORDS.get(normal(text))
