"""What a delivery status notification (RFC 3464) says: which mail failed, for whom, and by which status code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from mailbox import Maildir, mbox
from pathlib import Path

MBOX = b"From "
STATUS = re.compile(r"\s*5\.([0-7])\d*\.\d+")
OURS_OR_NOBODYS = frozenset("3567")


@dataclass(frozen=True)
class Failure:
    """One address that one mail, named by its Message-ID, did not reach; `status` as of RFC 3463, such as "5.1.1"."""

    message_id: str
    address: str
    status: str

    @property
    def blames_address(self) -> bool:
        """Whether the fault lies for good with the address or its mailbox.

        RFC 3463, 3.4 to 3.8: codes 5.3, 5.5, 5.6 and 5.7 are about a mail system, a protocol, the content or a policy:
        a server that blocks this install would else make every address look wrong.
        """
        found = STATUS.match(self.status)
        return found is not None and found[1] not in OURS_OR_NOBODYS


def messages_in(place: Path) -> Iterator[Message]:
    """The mails in a Maildir, in an mbox file, or in a file of one mail. OSError where there is none of these."""
    if place.is_dir():
        yield from _in_maildir(place)
    elif _begins_as_mbox(place):
        box = mbox(place, create=False)
        try:
            yield from box
        finally:
            box.close()
    else:
        yield message_from_bytes(place.read_bytes())


def _in_maildir(place: Path) -> Iterator[Message]:
    if not all((place / folder).is_dir() for folder in ("cur", "new")):
        raise FileNotFoundError(f"{place} is a folder, but no Maildir: it has no cur and new in it")
    yield from Maildir(place, create=False)


def _begins_as_mbox(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(len(MBOX)) == MBOX


def failures_in(message: Message) -> list[Failure]:
    """The failures that a report tells of; none for any other mail."""
    is_report = message.get_content_type() == "multipart/report"
    if not is_report or str(message.get_param("report-type", "")).lower() != "delivery-status":
        return []
    parts = list(message.walk())
    original = next((found for part in parts[1:] if (found := _message_id(part))), "")
    blocks = [
        block for part in parts if part.get_content_type() == "message/delivery-status" for block in _blocks(part)
    ]
    return [_failure(block, original) for block in blocks if original and _action(block) == "failed"]


def _message_id(part: Message) -> str:
    """The Message-ID of the mail that came back, whole or as its headers alone (RFC 3462, 2)."""
    if part.get_content_type() == "text/rfc822-headers":
        part = message_from_bytes(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
    return str(part.get("Message-ID") or "").strip()


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _action(block: Message) -> str:
    return str(block.get("Action") or "").strip().lower()


def _failure(block: Message, message_id: str) -> Failure:
    recipient = str(block.get("Final-Recipient") or "").rpartition(";")[2]
    return Failure(message_id, recipient.strip().strip("<>").lower(), str(block.get("Status") or "").strip())
