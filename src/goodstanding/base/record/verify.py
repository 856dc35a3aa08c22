"""Reading the record from end to end, and saying where it is not what was recorded.

The chain alone finds any single change; a cut tail and a chain written anew from some point on are found by
checkpoints, and where somebody could write the database, by those kept outside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goodstanding.base.keys import is_signed, record_signer
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record.chain import GENESIS, leaf_of, link, statement


@dataclass(frozen=True)
class Verification:
    """How many events were read, and the first position that is wrong with what is wrong there."""

    events: int
    checkpoints: int
    position: int | None = None
    wrong: str = ""

    @property
    def whole(self) -> bool:
        return self.position is None


class Wrong(Exception):
    def __init__(self, position: int, what: str) -> None:
        super().__init__(position, what)
        self.position, self.what = position, what


def verify(
    start: int = 0, *, outside: Iterable[Checkpoint] = (), keys: Mapping[str, bytes] | None = None
) -> Verification:
    """Check every event after position `start`, and every checkpoint from there on, stored or from `outside`.

    `start` is a position known to be right (0: read everything). `keys` are public keys by id, by default this
    install's present and retired ones; a party outside passes the key it was given.
    """
    waiting = checkpoints_by_position(start, outside)
    count = sum(map(len, waiting.values()))
    walk = Walk(record_signer().known() if keys is None else keys, waiting)
    try:
        walk.through(start)
    except Wrong as found:
        return Verification(walk.read, count, found.position, found.what)
    return Verification(walk.read, count)


def checkpoints_by_position(start: int, outside: Iterable[Checkpoint]) -> dict[int, list[Checkpoint]]:
    waiting: dict[int, list[Checkpoint]] = defaultdict(list)
    for checkpoint in [*Checkpoint.objects.filter(position__gte=start), *outside]:
        if checkpoint.position >= start:
            waiting[checkpoint.position].append(checkpoint)
    return waiting


class Walk:
    """One reading of the chain; raises Wrong at the first thing that does not fit."""

    def __init__(self, keys: Mapping[str, bytes], waiting: dict[int, list[Checkpoint]]) -> None:
        self.keys, self.waiting, self.read = keys, waiting, 0

    def through(self, start: int) -> None:
        position, digest = start, digest_at(start)
        self._meet(position, digest)
        for event in events_after(start):
            check_event(event, position + 1, digest)
            position, digest = event.position, event.digest
            self.read += 1
            self._meet(position, digest)
        for beyond in sorted(self.waiting):
            raise Wrong(position + 1, f"the record ends before it; a checkpoint has seen position {beyond}")

    def _meet(self, position: int, digest: str) -> None:
        for checkpoint in self.waiting.pop(position, ()):
            check_checkpoint(checkpoint, digest, self.keys)


def digest_at(position: int) -> str:
    if position == 0:
        return GENESIS
    digest: str | None = Event.objects.filter(position=position).values_list("digest", flat=True).first()
    if digest is None:
        raise Wrong(position, "the event is missing")
    return digest


def events_after(start: int) -> Iterator[Event]:
    return Event.objects.filter(position__gt=start).order_by("position").iterator(chunk_size=1_000)


def check_event(event: Event, position: int, previous: str) -> None:
    if event.position != position:
        raise Wrong(position, "the event is missing")
    if event.previous != previous:
        raise Wrong(position, "it is not chained to the event before")
    if event.digest != recomputed(event):
        raise Wrong(position, "its content is not what was recorded")


def recomputed(event: Event) -> str:
    try:
        return link(event.previous, leaf_of(event))
    except ValueError:  # no canonical form: a float, say, that was never recorded
        return ""


def check_checkpoint(checkpoint: Checkpoint, digest: str, keys: Mapping[str, bytes]) -> None:
    key = keys.get(checkpoint.key_id)
    if key is None:
        raise Wrong(checkpoint.position, f"the checkpoint of {checkpoint.day} is signed with a key unknown here")
    if not is_signed(statement(checkpoint), signature_of(checkpoint), key):
        raise Wrong(checkpoint.position, f"the signature of the checkpoint of {checkpoint.day} is false")
    if checkpoint.digest != digest:
        raise Wrong(checkpoint.position, f"the record is not the one that the checkpoint of {checkpoint.day} signed")


def signature_of(checkpoint: Checkpoint) -> bytes:
    try:
        return bytes.fromhex(checkpoint.signature)
    except ValueError:
        return b""
