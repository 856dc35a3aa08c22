"""RDF Dataset Canonicalization (RDFC-1.0, formerly URDNA2015) of JSON-LD, by PyLD and the shipped contexts only."""

from collections.abc import Iterator
from threading import Lock
from typing import Any

from pyld import jsonld

from goodstanding.badges.formats.contexts import load
from goodstanding.badges.formats.packing import Document

_UNDEFINED = "urn:UNDEFINEDTERM"
_FAILURES = (jsonld.JsonLdError, ValueError, TypeError, AttributeError, KeyError, RecursionError)
_LOCK = Lock()  # PyLD shares its caches between threads and does not guard them


class NotCanonical(ValueError):
    """PyLD finds the document to be no JSON-LD; says what it says."""


def canonical(document: Document) -> bytes:
    """The canonical N-Quads of a document, UTF-8. Raises NotCanonical.

    It may take hours for graphs made to that end: a stranger's document goes through foreign.fenced().
    """
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    try:
        with _LOCK:
            quads: str = jsonld.normalize(document, options)
        return quads.encode()
    except _FAILURES as error:
        raise NotCanonical(_words(error)) from error


def blank_nodes(document: Document) -> int:
    """How many nodes of a document have no id. Raises NotCanonical."""
    try:
        with _LOCK:
            dataset = jsonld.to_rdf(document, {"documentLoader": load})
    except _FAILURES as error:
        raise NotCanonical(_words(error)) from error
    ends = (quad[end] for quads in dataset.values() for quad in quads for end in ("subject", "object"))
    return len({end["value"] for end in ends if end["type"] == "blank node"})


def undefined_terms(document: Document) -> list[str]:
    """The words of a document that no context defines, sorted. No signature covers them. Raises NotCanonical."""
    try:
        with _LOCK:
            expanded = jsonld.expand(document, {"documentLoader": load, "expandContext": {"@vocab": _UNDEFINED}})
    except _FAILURES as error:
        raise NotCanonical(_words(error)) from error
    return sorted({name.removeprefix(_UNDEFINED) for name in _names(expanded) if name.startswith(_UNDEFINED)})


def _words(error: Exception) -> str:
    return str(getattr(error, "message", "") or error).split(";")[0] or type(error).__name__


def _names(expanded: Any) -> Iterator[str]:
    match expanded:
        case dict():
            for key, value in expanded.items():
                yield key
                yield from _names(value)
        case list():
            for value in expanded:
                yield from _names(value)
        case str():
            yield expanded
