"""The tree's complete subtrees as they are stored, and those made anew from the events below them.

Stored are the levels from LOWEST on, written when a checkpoint is signed and never changed: one row for every 16
events. What lies below is made from the 32 events of its block when somebody asks (docs/decisions/0015).
"""

from collections.abc import Callable, Iterator
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q

from goodstanding.base.models import Event, TreeNode
from goodstanding.base.record.chain import leaf_of
from goodstanding.base.record.tree import Frontier, Nodes, inner

LOWEST = 5
AT_ONCE = 512
PLACE = ("level", "number", "digest")
UNREADABLE = bytes(32)
"""Stands for the leaf of an event that is missing or has no canonical form: no event has this hash."""


class StoredTree:
    """The complete subtrees of the record, for base.record.tree; what it has read once it keeps."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def __call__(self, level: int, number: int) -> bytes:
        """The hash of the complete subtree of that level and number, from 0."""
        found = self._known.get((level, number))
        if found is None:
            found = self._known[level, number] = self._read(level, number)
        return found

    def at_once[T](self, work: Callable[[Nodes], T]) -> T:
        """What `work` makes of the tree, which names its nodes first, so that one query reads the stored ones."""
        places: set[tuple[int, int]] = set()

        def named(level: int, number: int) -> bytes:
            places.add((level, number))
            return UNREADABLE

        work(named)
        if stored := [Q(level=level, number=number) for level, number in places if level >= LOWEST]:
            for level, number, digest in TreeNode.objects.filter(reduce(or_, stored)).values_list(*PLACE):
                self._known[level, number] = bytes.fromhex(digest)
        return work(self)

    def _read(self, level: int, number: int) -> bytes:
        if level < LOWEST:
            self._read_block(number >> (LOWEST - level))
            return self._known.get((level, number), UNREADABLE)
        stored = TreeNode.objects.filter(level=level, number=number).values_list("digest", flat=True).first()
        if stored:
            return bytes.fromhex(stored)
        if level == LOWEST:
            self._read_block(number)
            return self._known.get((level, number), UNREADABLE)
        return inner(self(level - 1, 2 * number), self(level - 1, 2 * number + 1))

    def _read_block(self, block: int) -> None:
        """Every subtree over the events of a block, as far as it goes; keeps a stored one above them."""
        start = block << LOWEST
        frontier = Frontier()
        for place, leaf in enumerate(leaves(start, start + (1 << LOWEST)), start=start):
            self._known[0, place] = leaf
            for level, number, digest in frontier.add(leaf):
                self._known.setdefault((level, (start >> level) + number), digest)


def leaves(start: int, end: int) -> Iterator[bytes]:
    """The leaves of the events at the positions after `start` up to `end`, made from their content."""
    position = start
    for event in Event.objects.filter(position__gt=start, position__lte=end).iterator(chunk_size=1_000):
        yield from (UNREADABLE for _missing in range(position + 1, event.position))
        yield readable(event)
        position = event.position


def readable(event: Event) -> bytes:
    try:
        return leaf_of(event)
    except ValueError:
        return UNREADABLE


def store(size: int) -> bytes:
    """Keeps what is complete of the tree of `size` events, and returns its root."""
    top = TreeNode.objects.filter(level=LOWEST).order_by("-number").values_list("number", flat=True).first()
    start = 0 if top is None else top + 1 << LOWEST
    frontier, made = Frontier(start, StoredTree()), list[TreeNode]()
    for leaf in leaves(start, size):
        fresh = frontier.add(leaf)
        made += [TreeNode(level=level, number=place, digest=node.hex()) for level, place, node in fresh[LOWEST - 1 :]]
        if len(made) >= AT_ONCE:
            _keep(made)
            made = []
    _keep(made)
    return frontier.root()


def _keep(made: list[TreeNode]) -> None:
    """Another worker may have kept them already: a place has one right hash."""
    TreeNode.objects.bulk_create(made, ignore_conflicts=True)


class StoredNodes:
    """All stored subtrees, for a reading of the whole record."""

    @cached_property
    def _digests(self) -> dict[tuple[int, int], str]:
        rows = TreeNode.objects.values_list(*PLACE)
        return {(level, number): digest for level, number, digest in rows.iterator(chunk_size=10_000)}

    def differs(self, level: int, number: int, digest: bytes) -> bool:
        """Whether another hash is stored at that place."""
        return self._digests.get((level, number), digest.hex()) != digest.hex()
