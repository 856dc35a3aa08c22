"""`goodstanding bounces`: takes delivery reports and marks who cannot be reached."""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.surveys.actions import mark_undeliverable
from goodstanding.surveys.bounces.reports import Failure, failures_in, messages_in
from goodstanding.surveys.queries.reaching import invitations_of_mail


def note_bounces(places: Iterable[Path]) -> int:
    """Reads mailboxes, marks the invitations that came back for good, and prints what was found.

    Returns 0, or 2 where a mailbox cannot be read. Reading the same mailbox again marks nobody twice.
    """
    at, found = clock.now(), Counter[str]()
    try:
        for place in places:
            for message in messages_in(place):
                found["mails"] += 1
                found.update(_taken(failure, at) for failure in failures_in(message))
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(_summary(found))
    return 0


def _taken(failure: Failure, at: datetime) -> str:
    """What became of one failure: "marked", or why it marks nobody."""
    if not failure.blames_address:
        return "passing"
    invitations = invitations_of_mail(SYSTEM, failure.message_id, failure.address)
    if invitations is None:
        return "unknown"
    for invitation in invitations:
        mark_undeliverable(invitation, "bounced", by=SYSTEM, at=at)
    return "marked" if invitations else "settled"


def _summary(found: Counter[str]) -> str:
    lines = [
        f"Mails read: {found['mails']}.",
        f"Addresses that cannot be reached: {found['marked']}.",
        f"Known already, answered, or of a field that has closed: {found['settled']}.",
        f"Failures that are not the address's, or may pass: {found['passing']}.",
        f"About no invitation of ours, or about another address than it was sent to: {found['unknown']}.",
    ]
    return "\n".join([*lines, ""])
