"""Writing in an engagement's thread; every other verb on an engagement stands on `taken` and `happened`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.files import LARGEST, keep_file, picture
from goodstanding.base.models import File
from goodstanding.base.record import declare, record
from goodstanding.engagements.mails import engagements as mails
from goodstanding.engagements.models import Engagement, Entry
from goodstanding.engagements.procedure import OTHER, Side
from goodstanding.engagements.queries.sides import side_of
from goodstanding.engagements.refusals import EngagementOver, UnusableEvidence

declare("engagements.message_written", "One side of an engagement wrote to the other.")
declare("engagements.note_written", "One side of an engagement made a note of its own.")

AGAIN: Final = timedelta(minutes=1)
"""The same words by the same person within this time are one message, sent twice."""
DIGEST: Final = timedelta(hours=1)
"""Least time between two mails about messages, for each engagement and side."""
WIDEST: Final = 2_000
"""Pixels of a picture kept as evidence, each way."""
PDF: Final = b"%PDF-"


@dataclass(frozen=True)
class Evidence:
    """An uploaded file as it came."""

    content: bytes


def locked(engagement: Engagement) -> Engagement:
    """The engagement as it stands now; it stays so until the transaction ends."""
    rows = Engagement.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("marketplace", "company", "worker").get(pk=engagement.pk)


def taken(engagement: Engagement, by: Actor) -> tuple[Engagement, Side]:
    """The engagement, locked, and the actor's side. Raises NotYours for who is on neither."""
    side = side_of(by, engagement)
    require(side is not None)
    assert side is not None
    return locked(engagement), side


def refuse_ended(engagement: Engagement) -> None:
    """Raises EngagementOver for one that has ended."""
    if engagement.ended_on:
        raise EngagementOver(engagement.ended_on)


def happened(
    engagement: Engagement,
    side: Side | Literal[""],
    what: str,
    data: dict[str, Any] | None = None,
    *,
    text: str = "",
    file: File | None = None,
    by: Actor,
    at: datetime,
) -> Entry:
    """Puts what happened into the thread and the event "engagements.<what>" into the record.

    `data` holds ids, whole numbers, days and codes alone; words go into `text`, which the record does not keep.
    """
    entry = Entry.objects.create(
        engagement=engagement,
        kind="happened",
        side=side,
        author_id=by.account,
        what=what,
        data=data or {},
        text=text,
        file=file,
        at=at,
    )
    _note(f"engagements.{what}", engagement, {"entry": entry.pk, **(data or {})}, by=by, at=at)
    return entry


def _note(kind: str, engagement: Engagement, data: dict[str, Any], *, by: Actor, at: datetime) -> None:
    record(kind, by=by, at=at, subject=("engagement", engagement.pk), tenant=engagement.tenant, data=data)


@transaction.atomic
def say(engagement: Engagement, text: str, evidence: Evidence | None = None, *, by: Actor, at: datetime) -> Entry:
    """A message to the other side; also after the end. Sent twice within a minute it is one message.

    Raises UnusableEvidence.
    """
    return _written("message", engagement, text, evidence, by=by, at=at)


@transaction.atomic
def make_note(engagement: Engagement, text: str, evidence: Evidence | None = None, *, by: Actor, at: datetime) -> Entry:
    """A note that only one's own side reads. Sent twice within a minute it is one note. Raises UnusableEvidence."""
    return _written("note", engagement, text, evidence, by=by, at=at)


def _written(
    kind: Literal["message", "note"],
    engagement: Engagement,
    text: str,
    evidence: Evidence | None,
    *,
    by: Actor,
    at: datetime,
) -> Entry:
    engagement, side = taken(engagement, by)
    file = kept(engagement, evidence, by=by, at=at)
    same = Entry.objects.filter(engagement=engagement, kind=kind, author=person(by), text=text, file=file)
    if twin := same.filter(at__gt=at - AGAIN).order_by("-pk").first():
        return twin
    entry = Entry.objects.create(
        engagement=engagement, kind=kind, side=side, author_id=by.account, text=text, file=file, at=at
    )
    _note(f"engagements.{kind}_written", engagement, {"entry": entry.pk, "side": side}, by=by, at=at)
    return entry


def kept(engagement: Engagement, evidence: Evidence | None, *, by: Actor, at: datetime) -> File | None:
    """The evidence as a file of this engagement: a picture written anew, or a PDF as it came.

    Raises UnusableEvidence or UnusablePicture.
    """
    if evidence is None:
        return None
    media_type, content = _checked(evidence.content)
    return keep_file(content, media_type, owner=f"engagement:{engagement.pk}", by=by, at=at)


def _checked(content: bytes) -> tuple[str, bytes]:
    if not content.startswith(PDF):
        return "image/png", picture(content, WIDEST)
    if len(content) > LARGEST:
        raise UnusableEvidence
    return "application/pdf", content


@transaction.atomic
def tell_messages(engagement: Engagement, side: Side, *, by: Actor, at: datetime) -> int:
    """Writes to the other side how many messages of `side` wait, at most once an hour; returns how many it told of.

    Who has written since has read them, and gets no mail.
    """
    require(by.is_system)
    engagement = locked(engagement)
    written = Entry.objects.filter(engagement=engagement, kind="message", side=side).order_by("pk")
    waiting = list(written.filter(told_at=None))
    if not waiting or written.filter(told_at__gt=at - DIGEST).exists():
        return 0
    written.filter(told_at=None).update(told_at=at)
    answers = Entry.objects.filter(engagement=engagement, kind="message", side=OTHER[side])
    if answers.filter(pk__gt=waiting[-1].pk).exists():
        return 0
    mails.tell_messages(engagement, OTHER[side], waiting[-1], len(waiting))
    return len(waiting)
