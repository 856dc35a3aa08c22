"""Extras of the product that an install may lack."""

from typing import Final

COLUMNAR: Final = "Parquet needs an extra: pip install 'goodstanding[columnar]'. CSV needs none."
SPARK: Final = "The engine spark needs an extra and Java 17: pip install 'goodstanding[spark]'."


class Missing(Exception):
    """An extra is not installed; the message says which, and how it is."""
