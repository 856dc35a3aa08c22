"""The secret links of invitations: derived from a key outside the database, so that a reminder carries the same one."""

from collections.abc import Iterable

from goodstanding.base.keys import link_key
from goodstanding.base.letters import address_of
from goodstanding.base.tokens import Minted, derived, matches
from goodstanding.surveys.models import Invitation


class LostKey(Exception):
    """The key that an invitation's link was derived from is not the one that this install has now."""


def minted(row: int, contact: int) -> Minted:
    """The token of the invitation of a contact for a roster row, and its digest."""
    return derived(link_key(), f"invitation:{row}:{contact}")


def address_to_answer(invitation: Invitation) -> str:
    """The link that its mails carry. Raises LostKey where it would not open the invitation."""
    token, digest = minted(invitation.row_id, invitation.contact_id)
    if digest != invitation.token_digest:
        raise LostKey(f"invitation {invitation.pk} was made with another key than keys/links.key")
    return address_of(f"/i/{token}")


def address_of_never(invitations: Iterable[Invitation]) -> str:
    """The address behind 'never ask me again' of a mail about these invitations; it cannot answer them."""
    which = "-".join(str(pk) for pk in sorted(invitation.pk for invitation in invitations))
    return address_of(f"/never/{which}/{_never(which).token}")


def one_click(invitations: Iterable[Invitation]) -> dict[str, str]:
    """The headers by which a mail program offers to unsubscribe with one click (RFC 8058): a POST, never a GET."""
    return {
        "List-Unsubscribe": f"<{address_of_never(invitations)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def may_stop(which: str, token: str) -> bool:
    """Whether the token is that of 'never ask me again' for the invitations that `which` names, such as "7-12"."""
    return matches(token, _never(which).digest)


def _never(which: str) -> Minted:
    return derived(link_key(), f"never:{which}")
