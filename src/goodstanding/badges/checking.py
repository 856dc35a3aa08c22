"""Checking a badge that somebody brings: ours by the bytes that are stored, others behind the fence and the guard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from goodstanding.badges.formats import baking
from goodstanding.badges.formats.did import address_of
from goodstanding.badges.formats.jwt import OtherJwt, taken_apart
from goodstanding.badges.formats.packing import Document, Unreadable, unpack
from goodstanding.badges.formats.proof import issuer_of
from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.page import Answer, page_of
from goodstanding.badges.queries import badge_of
from goodstanding.badges.queries.workers import worker_credential
from goodstanding.badges.verifying import Documents, State, documents, verify
from goodstanding.badges.worker_facts import is_shown
from goodstanding.badges.worker_page import worker_page_of
from goodstanding.base import outbound
from goodstanding.base.access import Actor
from goodstanding.base.outbound import Guard
from goodstanding.base.shell import Tone

LARGEST = 1_000_000
TONES: dict[State, Tone] = {
    State.valid: "good",
    State.expired: "neutral",
    State.revoked: "bad",
    State.not_yet_valid: "neutral",
    State.changed: "bad",
    State.unknown_issuer: "bad",
    State.unchecked: "warning",
}


@dataclass(frozen=True)
class Checked:
    """What a check found: the answer, and the badge where it is one of ours, byte for byte."""

    answer: Answer
    credential: Credential | WorkerCredential | None = None


def checked(actor: Actor, data: bytes, *, at: datetime, guard: Guard | None = None) -> Checked:
    """The answer about a file, a baked picture or a pasted text."""
    try:
        carried = baking.read(data)
        said = _said(carried)
    except (baking.NotBaked, Unreadable, OtherJwt) as error:
        return Checked(_unchecked(_("This is no badge that can be read here: %(why)s.") % {"why": error}))
    own = _stored(actor, said)
    if own is not None:
        return _compared(own, carried, at)
    if str(said.get("id", "")).startswith(f"{settings.ORIGIN}/"):
        return Checked(_changed(_("It says it is one of ours, but no badge of this address was ever signed here.")))
    return Checked(_foreign(carried, said, at, guard))


def _said(carried: bytes) -> Document:
    return unpack(carried) if carried.startswith(b"{") else taken_apart(carried).credential


def _stored(actor: Actor, said: Document) -> Credential | WorkerCredential | None:
    """The badge that a document names by its id, where it is one of ours."""
    start, _slash, key = str(said.get("id", "")).rpartition("/")
    if start != f"{settings.ORIGIN}/credentials":
        return None
    try:
        return badge_of(actor, UUID(key)) or worker_credential(actor, UUID(key))
    except ValueError:
        return None


def _compared(own: Credential | WorkerCredential, carried: bytes, at: datetime) -> Checked:
    if isinstance(own, WorkerCredential) and not is_shown(own):
        return Checked(worker_page_of(own, at=at).answer)
    if carried not in (bytes(own.signed), bytes(own.jwt)):
        return Checked(_changed(_("It bears the address of a badge of ours, but is not what was signed.")))
    page = worker_page_of(own, at=at) if isinstance(own, WorkerCredential) else page_of(own, at=at)
    return Checked(page.answer, own)


def _unchecked(why: str) -> Answer:
    return Answer("warning", _("Could not be checked"), _("This badge could not be checked"), why)


def _changed(why: str) -> Answer:
    return Answer("bad", _("Not valid"), _("This badge was changed"), why)


def _foreign(carried: bytes, said: Document, at: datetime, guard: Guard | None) -> Answer:
    """A stranger's badge, by its issuer's did.json and list of revocations, fetched through the guard."""
    found = verify(carried, documents_of(said, guard), at=at)
    return Answer(TONES[found.state], found.state.value, found.state.value, found.sentence)


def documents_of(said: Document, guard: Guard | None) -> Documents:
    """What can be fetched of what a check needs; the rest is missing, and the check says so."""
    return documents(_fetched(said, guard))


def _fetched(said: Document, guard: Guard | None) -> Iterator[bytes]:
    for address in _addresses(said):
        try:
            body = outbound.fetch(address, guard).body
            documents([body])
        except (outbound.Unreachable, Unreadable):
            continue
        yield body


def _addresses(said: Document) -> Iterator[str]:
    try:
        yield address_of(issuer_of(said))
    except ValueError:
        return
    entry = said.get("credentialStatus")
    listed = entry.get("statusListCredential") if isinstance(entry, dict) else None
    if isinstance(listed, str):
        yield listed
