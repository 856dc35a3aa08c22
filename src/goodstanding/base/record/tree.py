"""The Merkle tree over the events' leaves, as RFC 6962, section 2.1, defines it; pure functions, no database.

`Nodes` gives the hash of a complete subtree: nodes(level, number) covers the 2**level leaves from number * 2**level
on. Every hash of the tree of any size is made of those, so a store of complete subtrees serves all sizes at once.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

type Nodes = Callable[[int, int], bytes]

EMPTY = sha256().digest()
"""The root of the tree without leaves."""


def inner(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root(size: int, nodes: Nodes) -> bytes:
    """The 32 bytes of the root of the tree over the first `size` leaves."""
    return hash_of(0, size, nodes) if size else EMPTY


def hash_of(start: int, end: int, nodes: Nodes) -> bytes:
    """The hash of the subtree over the leaves from `start` up to `end`, one that occurs in some tree."""
    width = end - start
    if width & (width - 1) == 0:
        return nodes(width.bit_length() - 1, start // width)
    middle = start + split(width)
    return inner(hash_of(start, middle, nodes), hash_of(middle, end, nodes))


def split(width: int) -> int:
    """The largest power of two below `width`, which is at least 2: how many leaves lie on the left."""
    return 1 << (width - 1).bit_length() - 1


def inclusion(place: int, size: int, nodes: Nodes) -> list[bytes]:
    """The audit path of the leaf at `place`, counted from 0, in the tree of `size` leaves (RFC 6962, 2.1.1).

    Raises ValueError where that tree has no such leaf.
    """
    if not 0 <= place < size:
        raise ValueError(f"a tree of {size} leaves has none at {place}")
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + split(end - start)
        if place < middle:
            path.append(hash_of(middle, end, nodes))
            end = middle
        else:
            path.append(hash_of(start, middle, nodes))
            start = middle
    return path[::-1]


def consistency(old: int, new: int, nodes: Nodes) -> list[bytes]:
    """The proof that the tree of `new` leaves begins with the tree of `old` leaves (RFC 6962, 2.1.2).

    Raises ValueError unless 0 <= old <= new. Nothing has to be shown of an empty tree, nor of the same one.
    """
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves has not grown from one of {old}")
    if old in (0, new):
        return []
    start, end, path = 0, new, []
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            path.append(hash_of(middle, end, nodes))
            end = middle
        else:
            path.append(hash_of(start, middle, nodes))
            start = middle
    return ([hash_of(start, end, nodes)] if start else []) + path[::-1]


def root_by_inclusion(leaf: bytes, place: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that an audit path leads to; None where its length is not that of such a path (RFC 9162, 2.1.3.2)."""
    if not 0 <= place < size:
        return None
    last, found = size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = inner(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = inner(found, step)
        place, last = place >> 1, last >> 1
    return found if last == 0 else None


def has_grown(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether `path` shows that the tree with the new root begins with the one with the old (RFC 9162, 2.1.4.2)."""
    if old in (0, new):
        return 0 <= old <= new and not path and old_root == (new_root if old else EMPTY)
    if not 0 < old < new:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    steps = list(path) if place else [old_root, *path]
    return bool(steps) and _climbed(place, last, steps) == (old_root, new_root)


def _climbed(place: int, last: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The old and the new root that the steps lead to."""
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = inner(step, old), inner(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = inner(new, step)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None


class Frontier:
    """A tree as it grows leaf by leaf, kept as the hashes of its complete subtrees, the largest first."""

    def __init__(self, size: int = 0, nodes: Nodes | None = None) -> None:
        self.size, self.peaks = 0, list[bytes]()
        for level in range(size.bit_length() - 1, -1, -1):
            if size >> level & 1 and nodes:
                self.peaks.append(nodes(level, self.size >> level))
                self.size += 1 << level

    def add(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Appends a leaf and returns the inner nodes that it completes: level, number, hash."""
        made, found, level = [], leaf, 0
        while self.size >> level & 1:
            found, level = inner(self.peaks.pop(), found), level + 1
            made.append((level, self.size >> level, found))
        self.peaks.append(found)
        self.size += 1
        return made

    def root(self) -> bytes:
        """The root of the tree so far."""
        if not self.peaks:
            return EMPTY
        *rest, found = self.peaks
        for peak in reversed(rest):
            found = inner(peak, found)
        return found
