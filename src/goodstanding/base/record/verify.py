"""Reading the record from end to end, and saying where it is not what was recorded.

The chain alone finds any single change; a cut tail and a chain written anew from some point on are found by
checkpoints, and where somebody could write the database, by those kept outside it. The tree over the same events is
made anew beside the chain, and compared with what is stored of it and with the roots that checkpoints sign.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goodstanding.base.keys import is_signed, record_signer
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record.chain import GENESIS, link, statement
from goodstanding.base.record.nodes import StoredNodes, StoredTree, readable
from goodstanding.base.record.tree import Frontier


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
    """One reading of the chain and of the tree; raises Wrong at the first thing that does not fit."""

    def __init__(self, keys: Mapping[str, bytes], waiting: dict[int, list[Checkpoint]]) -> None:
        self.keys, self.waiting, self.read = keys, waiting, 0
        self.stored = StoredNodes()

    def through(self, start: int) -> None:
        position, digest, tree = start, digest_at(start), Frontier(start, StoredTree())
        self._meet(position, digest, tree)
        for event in events_after(start):
            leaf = check_event(event, position + 1, digest)
            position, digest = event.position, event.digest
            self.read += 1
            self._grow(tree, leaf)
            self._meet(position, digest, tree)
        for beyond in sorted(self.waiting):
            raise Wrong(position + 1, f"the record ends before it; a checkpoint has seen position {beyond}")

    def _grow(self, tree: Frontier, leaf: bytes) -> None:
        for level, number, digest in tree.add(leaf):
            if self.stored.differs(level, number, digest):
                raise Wrong(tree.size, "a stored hash of the tree is not that of the events")

    def _meet(self, position: int, digest: str, tree: Frontier) -> None:
        for checkpoint in self.waiting.pop(position, ()):
            check_checkpoint(checkpoint, digest, tree.root(), self.keys)


def digest_at(position: int) -> str:
    if position == 0:
        return GENESIS
    digest: str | None = Event.objects.filter(position=position).values_list("digest", flat=True).first()
    if digest is None:
        raise Wrong(position, "the event is missing")
    return digest


def events_after(start: int) -> Iterator[Event]:
    return Event.objects.filter(position__gt=start).order_by("position").iterator(chunk_size=1_000)


def check_event(event: Event, position: int, previous: str) -> bytes:
    """The event's leaf, where it is chained as it should be."""
    if event.position != position:
        raise Wrong(position, "the event is missing")
    if event.previous != previous:
        raise Wrong(position, "it is not chained to the event before")
    leaf = readable(event)
    if not is_unchanged(event, leaf):
        raise Wrong(position, "its content is not what was recorded")
    return leaf


def is_unchanged(event: Event, leaf: bytes | None = None) -> bool:
    """Whether an event's digest is that of its content, which shows any change but a chain written anew."""
    try:
        return event.digest == link(event.previous, leaf or readable(event))
    except ValueError:  # what stands for the digest before is none
        return False


def check_checkpoint(checkpoint: Checkpoint, digest: str, root: bytes, keys: Mapping[str, bytes]) -> None:
    key = keys.get(checkpoint.key_id)
    if key is None:
        raise Wrong(checkpoint.position, f"the checkpoint of {checkpoint.day} is signed with a key unknown here")
    if not is_signed(statement(checkpoint), signature_of(checkpoint), key):
        raise Wrong(checkpoint.position, f"the signature of the checkpoint of {checkpoint.day} is false")
    if checkpoint.digest != digest or (checkpoint.root and checkpoint.root != root.hex()):
        raise Wrong(checkpoint.position, f"the record is not the one that the checkpoint of {checkpoint.day} signed")


def signature_of(checkpoint: Checkpoint) -> bytes:
    try:
        return bytes.fromhex(checkpoint.signature)
    except ValueError:
        return b""
