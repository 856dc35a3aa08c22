"""The Merkle tree of RFC 6962: roots, inclusion and consistency, against published facts and a plain oracle."""

from functools import cache
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.record.tree import EMPTY, Frontier, consistency, has_grown, inclusion, root, root_by_inclusion

DATA = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
PUBLISHED = [sha256(b"\x00" + bytes.fromhex(data)).digest() for data in DATA]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NODES = {
    "96": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "6b": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "ca": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0e": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "6e": ROOTS[1],
    "fa": ROOTS[2],
    "d3": ROOTS[4],
}
"""Leaves, roots and nodes that Certificate Transparency publishes to test implementations by: the project
transparency-dev/merkle (Apache-2.0), testonly/constants.go and testonly/reference_test.go."""


def published(level: int, number: int) -> bytes:
    tree = Frontier()
    for place in range(number << level, number + 1 << level):
        tree.add(PUBLISHED[place])
    return tree.root()


def named(*short: str) -> list[bytes]:
    return [bytes.fromhex(NODES[name]) for name in short]


def test_the_published_roots_are_reached():
    assert [root(size, published).hex() for size in range(9)] == ROOTS


@pytest.mark.parametrize(
    ("place", "size", "path"),
    [
        (0, 1, []),
        (0, 2, ["96"]),
        (1, 2, ["6e"]),
        (2, 3, ["fa"]),
        (1, 5, ["6e", "5f", "bc"]),
        (0, 8, ["96", "5f", "6b"]),
        (5, 8, ["bc", "ca", "d3"]),
    ],
)
def test_the_published_audit_paths_are_reached_and_accepted(place, size, path):
    assert inclusion(place, size, published) == named(*path)
    assert root_by_inclusion(PUBLISHED[place], place, size, named(*path)) == bytes.fromhex(ROOTS[size])


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [(1, 1, []), (1, 8, ["96", "5f", "6b"]), (2, 5, ["5f", "bc"]), (6, 8, ["0e", "ca", "d3"])],
)
def test_the_published_consistency_proofs_are_reached_and_accepted(old, new, path):
    assert consistency(old, new, published) == named(*path)
    assert has_grown(old, new, bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[new]), named(*path))


def leaf(place: int) -> bytes:
    return sha256(b"\x00" + str(place).encode()).digest()


@cache
def oracle(start: int, end: int) -> bytes:
    """MTH as RFC 6962, 2.1, writes it down."""
    if end == start:
        return EMPTY
    if end - start == 1:
        return leaf(start)
    half = 1
    while half * 2 < end - start:
        half *= 2
    return sha256(b"\x01" + oracle(start, start + half) + oracle(start + half, end)).digest()


def path_by_the_book(place: int, start: int, end: int) -> list[bytes]:
    """PATH(m, D[n]); `place` counts from `start`."""
    if end - start == 1:
        return []
    half = 1
    while half * 2 < end - start:
        half *= 2
    if place < half:
        return [*path_by_the_book(place, start, start + half), oracle(start + half, end)]
    return [*path_by_the_book(place - half, start + half, end), oracle(start, start + half)]


def proof_by_the_book(old: int, start: int, end: int, whole: bool) -> list[bytes]:
    """SUBPROOF(m, D[n], b)."""
    if old == end - start:
        return [] if whole else [oracle(start, end)]
    half = 1
    while half * 2 < end - start:
        half *= 2
    if old <= half:
        return [*proof_by_the_book(old, start, start + half, whole), oracle(start + half, end)]
    return [*proof_by_the_book(old - half, start + half, end, False), oracle(start, start + half)]


def nodes(level: int, number: int) -> bytes:
    return oracle(number << level, number + 1 << level)


SIZES = st.integers(0, 150)


@given(SIZES)
def test_a_root_is_that_of_the_book_built_at_once_or_leaf_by_leaf(size):
    tree = Frontier()
    for place in range(size):
        tree.add(leaf(place))
    assert root(size, nodes) == tree.root() == Frontier(size, nodes).root() == oracle(0, size)


@given(SIZES, SIZES)
def test_every_leaf_is_shown_to_be_in_the_tree_by_the_path_of_the_book(place, more):
    size = place + more + 1
    path = inclusion(place, size, nodes)
    assert path == path_by_the_book(place, 0, size)
    assert root_by_inclusion(leaf(place), place, size, path) == oracle(0, size)


@given(SIZES, SIZES)
def test_a_tree_is_shown_to_begin_with_a_smaller_one_by_the_proof_of_the_book(old, more):
    new = old + more
    path = consistency(old, new, nodes)
    assert path == (proof_by_the_book(old, 0, new, True) if old else [])
    assert has_grown(old, new, oracle(0, old), oracle(0, new), path)


@given(st.integers(1, 80), st.integers(0, 80), st.data())
def test_no_other_leaf_place_size_or_path_leads_to_the_root(size, place, data):
    place %= size
    path = inclusion(place, size, nodes)
    other = data.draw(st.integers(0, size + 2))
    if other != place:
        assert root_by_inclusion(leaf(place), other, size, path) != oracle(0, size)
        assert root_by_inclusion(leaf(other), place, size, path) != oracle(0, size)
    for wrong in (path[:-1], [*path, EMPTY], [EMPTY, *path[1:]]):
        if wrong != path:
            assert root_by_inclusion(leaf(place), place, size, wrong) != oracle(0, size)


@given(st.integers(1, 80), st.integers(1, 80), st.data())
def test_a_tree_whose_beginning_was_changed_never_passes_for_grown(old, more, data):
    new = old + more
    path = consistency(old, new, nodes)
    changed = data.draw(st.integers(0, old - 1))
    other = Frontier()
    for place in range(old):
        other.add(leaf(-1 if place == changed else place))
    assert not has_grown(old, new, other.root(), oracle(0, new), path)
    assert not has_grown(old, new, oracle(0, old), other.root(), path)
    for wrong in (path[:-1], [*path, EMPTY], [EMPTY, *path[1:]]):
        if wrong != path:
            assert not has_grown(old, new, oracle(0, old), oracle(0, new), wrong)


@pytest.mark.parametrize(
    ("old", "new", "old_root", "new_root", "path"),
    [
        (0, 0, EMPTY, EMPTY, []),
        (0, 5, EMPTY, oracle(0, 5), []),
        (5, 5, oracle(0, 5), oracle(0, 5), []),
    ],
)
def test_an_empty_tree_and_the_same_one_need_no_proof(old, new, old_root, new_root, path):
    assert has_grown(old, new, old_root, new_root, path)
    assert not has_grown(old, new, old_root, new_root, [EMPTY])
    assert not has_grown(old, new, leaf(9), new_root, path)


def test_what_is_no_place_or_no_growth_is_refused():
    for place, size in ((0, 0), (5, 5), (-1, 5)):
        with pytest.raises(ValueError, match="leaves has none"):
            inclusion(place, size, nodes)
        assert root_by_inclusion(leaf(0), place, size, []) is None
    with pytest.raises(ValueError, match="has not grown"):
        consistency(5, 4, nodes)
    assert not has_grown(5, 4, oracle(0, 5), oracle(0, 4), [])
