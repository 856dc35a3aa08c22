"""Canonical form by substitution: documents of one shape differ in their texts only.

Where every node has an id there is no blank node, and RDFC-1.0 comes down to the set of N-Quads in code point order.
So a shape is canonicalised once by PyLD, with a mark for each text, and every document of that shape by filling in.
Each new shape is first tried with awkward texts against PyLD.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import itemgetter
from typing import Any

from goodstanding.badges.formats.canonical import canonical, undefined_terms
from goodstanding.badges.formats.packing import Document
from goodstanding.badges.formats.refused import Refused

FORBIDDEN = ("endorsementJwt", "jti", "refreshService", "credentialSchema")
FIXED = ("@context", "type", "proofPurpose")
_MARK = "https://mark.invalid/{}/"
_MARKED = re.compile(r'(?P<before>["<])https://mark\.invalid/(?P<number>\d+)/(?P<after>"\^\^<[^>]*>|["<>])')
_DATES = ("http://www.w3.org/2001/XMLSchema#dateTime>", "xsd:dateTime>")
_ESCAPED = re.compile(r'[\\"\t\n\r]')
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Kind(Enum):
    """What a text stands for in RDF."""

    uri = "uri"
    date = "date"
    words = "words"


class ShapeDiffers(Exception):
    """The fast canonical form is not PyLD's; nothing may be signed."""


_AWKWARD = {
    Kind.uri: "urn:a:{}%2F",
    Kind.date: "2026-03-01T09:30:{:02}Z",
    Kind.words: '{}\\"%s%%\t\r\n<&>\u2028\u0633\U0001f396',
}


@dataclass(frozen=True)
class Shape:
    """The canonical form of all documents that differ in their texts only."""

    paths: tuple[str, ...]
    kinds: tuple[Kind, ...]
    ids: tuple[int, ...]
    lines: tuple[tuple[str, "itemgetter[Any]"], ...]

    def canonical(self, texts: Sequence[str]) -> bytes:
        """The canonical N-Quads with these texts, in the order of `paths`; they must have passed the guard."""
        values = ["", "", *texts, *map(_escaped, texts)]
        return "".join(sorted({line % pick(values) for line, pick in self.lines})).encode()


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES) if _ESCAPED.search(text) else text


def shaped(document: Document) -> tuple[Shape, list[str]]:
    """The shape of a document and its texts. Raises Refused: something other than text, a word outside the contexts,
    or a node without id.
    """
    texts: list[str] = []
    form = _form(document, "", texts)
    return _shape(json.dumps(form), len(texts)), texts


def _form(value: Any, path: str, texts: list[str]) -> Any:
    match value:
        case dict():
            return {key: _part(key, part, f"{path}.{key}" if path else key, texts) for key, part in value.items()}
        case list():
            return [_form(part, f"{path}[{number}]", texts) for number, part in enumerate(value)]
        case str():
            texts.append(value)
            return path
    raise Refused(path, "is neither text nor a list nor an object")


def _part(key: str, value: Any, path: str, texts: list[str]) -> Any:
    return value if key in FIXED else _form(value, path, texts)


@lru_cache(maxsize=256)
def _shape(form: str, count: int) -> Shape:
    paths = tuple(_paths(json.loads(form)))
    marked = _filled(json.loads(form), map(_MARK.format, range(count)))
    _refuse_words(marked)
    quads = canonical(marked).decode()
    if "_:" in quads:
        raise Refused(_nameless(marked, "the document"), "has no id")
    lines = tuple(_line(line, count) for line in quads.splitlines(keepends=True))
    ids = tuple(number for number, path in enumerate(paths) if _last(path) == "id")
    shape = Shape(paths, _kinds(paths, quads), ids, lines)
    _try(shape, json.loads(form))
    return shape


def _refuse_words(marked: Any) -> None:
    for term in _keys(marked):
        if term in FORBIDDEN:
            raise Refused(term, "is not used in badges")
    for name in undefined_terms(marked):
        raise Refused(name, "is no term of the two contexts, so no signature would cover it")


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(part)


def _try(shape: Shape, form: Any) -> None:
    texts = [_AWKWARD[kind].format(number) for number, kind in enumerate(shape.kinds)]
    if shape.canonical(texts) != canonical(_filled(form, iter(texts))):
        raise ShapeDiffers(shape.paths)


def _filled(form: Any, texts: Iterator[str]) -> Any:
    match form:
        case dict():
            return {key: part if key in FIXED else _filled(part, texts) for key, part in form.items()}
        case list():
            return [_filled(part, texts) for part in form]
    return next(texts)


def _paths(form: Any) -> Iterator[str]:
    match form:
        case dict():
            for key, part in form.items():
                yield from () if key in FIXED else _paths(part)
        case list():
            for part in form:
                yield from _paths(part)
        case _:
            yield form


def _nameless(value: Any, path: str) -> str:
    """The path of the first object without id."""
    match value:
        case dict() if "id" not in value:
            return path
        case dict():
            inside = [_nameless(part, key) for key, part in value.items() if key not in FIXED]
        case list():
            inside = [_nameless(part, path) for part in value]
        case _:
            return ""
    return next(filter(None, inside), "")


def _kinds(paths: tuple[str, ...], quads: str) -> tuple[Kind, ...]:
    found = {int(each["number"]): _kind(each["after"]) for each in _MARKED.finditer(quads)}
    for number, path in enumerate(paths):
        if number not in found:
            raise Refused(path, "does not reach the canonical form")
    return tuple(Kind.uri if _last(path) == "url" else found[number] for number, path in enumerate(paths))


def _kind(after: str) -> Kind:
    if after == ">":
        return Kind.uri
    return Kind.date if after.endswith(_DATES) else Kind.words


def _last(path: str) -> str:
    return path.rsplit(".", 1)[-1]


def _line(line: str, count: int) -> tuple[str, "itemgetter[Any]"]:
    """A line as a %-template, and what picks its values: two empty ones, then the texts raw, then escaped."""
    picked: list[int] = []

    def slot(found: re.Match[str]) -> str:
        picked.append(2 + int(found["number"]) + (0 if found["after"] == ">" else count))
        return f"{found['before']}%s{found['after']}"

    template = _MARKED.sub(slot, line.replace("%", "%%"))
    return template + "%s%s", itemgetter(*picked, 0, 1)
