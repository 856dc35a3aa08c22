"""Strangers' documents, canonicalised behind a fence: a process of its own with 2 s of CPU and little memory.

RDFC-1.0 takes factorial time for graphs made to that end: 4.5 kB hold PyLD for over 90 s. At most 64 KiB and 12 blank
nodes are read.
"""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from goodstanding.badges.formats.canonical import NotCanonical, canonical, undefined_terms
from goodstanding.badges.formats.packing import LARGEST, Document, pack

CPU_SECONDS = 2
WALL_SECONDS = 20
REFUSED = 3
_TAME_NODES = 200
_TAME_LIST = 64


class Fenced(ValueError):
    """A document that was not canonicalised; says why."""


def fenced(document: Document) -> bytes:
    """The canonical form of a stranger's document, every word of which a shipped context defines. Raises Fenced.

    A plain document (each object has an id of its own, no long lists) is cheap; all others go behind the fence.
    """
    if not is_plain(document):
        return _in_a_process(document)
    try:
        return covered(document)
    except NotCanonical as error:
        raise Fenced(f"it is no badge in JSON-LD: {error}") from error


def covered(document: Document) -> bytes:
    """The canonical form of a document without undefined terms. Raises NotCanonical."""
    if names := undefined_terms(document):
        raise NotCanonical(f"no signature covers {names[0]}")
    return canonical(document)


def is_plain(document: Document) -> bool:
    """Whether each object has an id of its own and no list is long or holds lists, so that PyLD's time is short."""
    ids = [node.get("id") for node in _objects(document)]
    named = all(isinstance(name, str) and ":" in name and not name.startswith("_:") for name in ids)
    return named and len(set(ids)) == len(ids) <= _TAME_NODES and all(map(_is_short, _lists(document)))


def _objects(value: Any) -> Iterator[Document]:
    if isinstance(value, dict):
        yield value
    for part in _parts(value):
        yield from _objects(part)


def _lists(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    for part in _parts(value):
        yield from _lists(part)


def _parts(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _is_short(values: list[Any]) -> bool:
    return len(values) <= _TAME_LIST and not any(isinstance(value, list) for value in values)


def _in_a_process(document: Document) -> bytes:
    data = pack(document)
    if len(data) > LARGEST:
        raise Fenced(f"it holds more than {LARGEST // 1024} KiB")
    command = [sys.executable, "-I", "-m", "goodstanding.badges.formats.fence"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=WALL_SECONDS, check=False, env={})  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Fenced("it takes too long to canonicalise") from error
    if done.returncode == REFUSED:
        raise Fenced(done.stderr.decode())
    if done.returncode:
        raise Fenced("it takes too long to canonicalise")
    return done.stdout
