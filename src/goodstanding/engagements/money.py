"""Money as people read it."""

from decimal import Decimal

from django.utils.formats import number_format


def amount(cents: int, currency: str) -> str:
    """Cents in the reader's way of writing numbers, with the ISO 4217 code: "1,250.00 USD"."""
    return f"{number_format(Decimal(cents) / 100, 2, force_grouping=True)}\N{NO-BREAK SPACE}{currency}"
