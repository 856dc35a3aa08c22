"""The fonts that reports are set in, and the characters that they have: a missing one would spoil the whole PDF."""

import struct
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

PACKAGES: Final = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
FOLDERS: Final = tuple(Path(str(resources.files(name))) / "files" for name in PACKAGES)
MISSING: Final = "\ufffd"


def printable(text: str) -> str:
    """The text with every character that no font has as U+FFFD, the sign for one that cannot be shown."""
    unknown = set(text) - _known()
    return text.translate(dict.fromkeys(map(ord, unknown), MISSING)) if unknown else text


@cache
def _known() -> frozenset[str]:
    files = sorted(file for folder in FOLDERS for file in folder.glob("*.ttf") if "Italic" not in file.name)
    return frozenset("\n").union(*(map(chr, _characters(file.read_bytes())) for file in files))


def _characters(font: bytes) -> set[int]:
    """The code points of a font's character map, format 4 or 12 (OpenType specification 1.9, table cmap)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = [struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(tables)]
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    offsets = {struct.unpack_from(">HHI", font, start + 4 + 8 * place)[2] for place in range(count)}
    return set().union(*(_subtable(font, start + offset) for offset in offsets))


def _subtable(font: bytes, start: int) -> set[int]:
    kind = struct.unpack_from(">H", font, start)[0]
    if kind == 12:
        groups = struct.unpack_from(">I", font, start + 12)[0]
        ends = [struct.unpack_from(">II", font, start + 16 + 12 * place) for place in range(groups)]
        return {code for first, last in ends for code in range(first, last + 1)}
    if kind == 4:
        segments = struct.unpack_from(">H", font, start + 6)[0] // 2
        lasts = struct.unpack_from(f">{segments}H", font, start + 14)
        firsts = struct.unpack_from(f">{segments}H", font, start + 16 + 2 * segments)
        return {code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1)} - {0xFFFF}
    return set()
