"""The secret link of a party without an account: derived from a key outside the database, so that every mail has it."""

from goodstanding.base.keys import link_key
from goodstanding.base.tokens import Minted, derived


def minted(case: int, role: str) -> Minted:
    """The token of a party of a case, and its digest."""
    return derived(link_key(), f"case:{case}:{role}")
