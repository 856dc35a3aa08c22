"""Characters: from bytes to text, and text without stray spaces."""

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Final

from goodstanding.base.importing.problems import ImportRefused, refusal

# Python's strip() knows every Unicode space, but none of these marks without width.
_UNSEEN: Final = "\u200b\u200e\u200f\u061c\u2060\ufeff"
_EDGE: Final = _UNSEEN + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_WITHOUT_UNSEEN: Final = str.maketrans("", "", _UNSEEN)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BETWEEN: Final = re.compile(r"[^\w]+|_+")
_REMEMBERED: Final = 20_000
_SAVE_AS_UTF8: Final = 'Save the file as "CSV UTF-8" and try again.'


def trim(cell: str) -> str:
    """`cell` without the spaces around it, no-break and other Unicode spaces included."""
    return cell.strip(_EDGE)


class Trimmed(dict[str, str]):
    """Cells of one file -> trimmed. What comes again is one text: days and marks fill most of a large table."""

    def __missing__(self, cell: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[cell] = text = trim(cell)
        return text


def fold(name: str) -> str:
    """`name` composed (NFC), every run of Unicode spaces one plain space, none around it, no marks without width."""
    return " ".join(unicodedata.normalize("NFC", name.translate(_WITHOUT_UNSEEN)).split())


@lru_cache(20_000)
def normal(words: str) -> str:
    """Words without case, accents and punctuation: what two spellings of them have in common."""
    bare = unicodedata.normalize("NFKD", fold(words).casefold())
    letters = "".join(character for character in bare if not unicodedata.combining(character))
    return " ".join(_BETWEEN.sub(" ", letters).split())


def decode(data: bytes) -> tuple[str, str]:
    """Text of a CSV file and the name of its encoding: utf-8, utf-16-le, utf-16-be or windows-1252.

    Raises ImportRefused for damaged text, NUL and other control characters, naming the line.
    """
    text, encoding = _decode(data)
    if control := _CONTROL.search(text):
        raise _control_refusal(control.group(), _line_of(text, control.start()))
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data.removeprefix(bom), encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _windows_text(data), "windows-1252"


def _windows_text(data: bytes) -> str:
    lenient = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in lenient)
    sound = sum(c > "\x7f" for c in lenient) - broken
    # Damaged UTF-8 must not turn into readable nonsense: it is Windows text only when most high bytes cannot be UTF-8.
    return _strictly(data, "utf-8" if sound > broken else "windows-1252")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        found = f"bytes that are not {encoding} ({data[error.start : error.start + 2].hex(' ')})"
        raise refusal(found, "text", _SAVE_AS_UTF8, line=_line_of(before, len(before))) from None


def _control_refusal(character: str, line: int) -> ImportRefused:
    if character == "\0":
        return refusal(
            "a NUL byte", "text", f"This is no text file, or UTF-16 without its mark. {_SAVE_AS_UTF8}", line=line
        )
    return refusal(f"the control character U+{ord(character):04X}", "text", "Remove it and try again.", line=line)


def _line_of(text: str, position: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:position])) + 1
