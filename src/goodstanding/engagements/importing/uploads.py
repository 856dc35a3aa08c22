"""Whose the files are that wait to be imported."""

from typing import Final

OWNED: Final = "import:"


def upload_owner(marketplace: int) -> str:
    """The owner of the files that a marketplace's team sent."""
    return f"{OWNED}{marketplace}"
