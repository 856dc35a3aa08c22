"""What a round costs, in words."""

from django.utils.translation import gettext as _


def price(cents: int, currency: str) -> str:
    """An amount with its currency, such as "USD 90.00"; nothing to pay is "free"."""
    return f"{currency} {cents / 100:,.2f}" if cents else _("free")
