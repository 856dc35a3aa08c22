"""One value, one sequence of bytes: the JSON Canonicalization Scheme (RFC 8785), without floats.

Keys are sorted by UTF-16 code units, nothing stands between tokens, text is UTF-8 as it came (no normalisation).
Whole numbers reach as far as every JSON reader keeps them exact: 2**53 - 1.
"""

from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

EXACT = 2**53 - 1
WORDS = {None: "null", True: "true", False: "false"}


def canonical(value: Any) -> bytes:
    """The canonical bytes of None, booleans, whole numbers, text, lists and mappings with text keys.

    Raises ValueError (or its child UnicodeEncodeError for lone surrogates) for anything else: floats,
    dates and decimals have several spellings, so the caller chooses one.
    """
    return _text(value).encode()


def _text(value: Any) -> str:
    match value:
        case str():
            return encode_basestring(value)
        case None | bool():
            return WORDS[value]
        case int():
            return _number(value)
        case list() | tuple():
            return "[" + ",".join(map(_text, value)) + "]"
        case Mapping():
            return "{" + ",".join(f"{encode_basestring(key)}:{_text(value[key])}" for key in _in_order(value)) + "}"
    raise ValueError(f"no canonical form for {type(value).__name__}")


def _number(value: int) -> str:
    if abs(value) > EXACT:
        raise ValueError("whole numbers beyond 2**53 - 1 are not exact in every JSON reader; write them as text")
    return str(int(value))


def _in_order(keys: Mapping[Any, Any]) -> list[str]:
    for key in keys:
        if not isinstance(key, str):
            raise ValueError(f"a key must be text, not {type(key).__name__}")
    return sorted(keys, key=None if all(map(str.isascii, keys)) else _utf16)


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")
