"""JSON documents as bytes that fit into any file: pure ASCII, no `<` or `>`, no brace inside a string."""

import json
import re
from typing import Any

type Document = dict[str, Any]

LARGEST = 64 * 1024
DEEPEST = 20
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>{}"})


class Unreadable(ValueError):
    """Bytes that are no JSON object as badges have it; says why."""


def pack(document: Document) -> bytes:
    """The bytes of a document: what is signed is stored and served as these. Verifiers that count braces, and CDATA
    sections, read them whole.
    """
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    if not _has_signs_to_escape(text):
        return text.encode()
    return _STRING.sub(lambda string: string[0].translate(_ESCAPES), text).encode()


def _has_signs_to_escape(text: str) -> bool:
    bare = _STRING.sub("", text)
    return "<" in text or ">" in text or text.count("{") > bare.count("{") or text.count("}") > bare.count("}")


def unpack(data: bytes) -> Document:
    """The JSON object in `data`; raises Unreadable, also where a key stands twice, as readers then differ."""
    if len(data) > LARGEST:
        raise Unreadable(f"more than {LARGEST // 1024} KiB")
    try:
        found = json.loads(data, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error) if isinstance(error, Unreadable) else "no JSON") from error
    if not isinstance(found, dict):
        raise Unreadable("no JSON object")
    _refuse_deep(found, DEEPEST)
    return found


def _unique(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unreadable("a key stands twice in one object")
    return found


def _no_constant(name: str) -> None:
    raise Unreadable(f"{name} is no JSON number")


def _refuse_deep(value: Any, left: int) -> None:
    if left == 0:
        raise Unreadable(f"nested deeper than {DEEPEST}")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _refuse_deep(part, left - 1)
