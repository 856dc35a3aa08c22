"""What stands inside a sentence of any language: a day in words, and words of another language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, pgettext


def day(on: date) -> str:
    """A day in words of the language in force; of a moment, its day in UTC."""
    return date_format(on, pgettext("day of a date", "j F Y"))


def isolated(words: str) -> str:
    """Words in whatever direction they run, for a sentence that runs from the right (UAX #9, FSI and PDI)."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if get_language_bidi() else words
