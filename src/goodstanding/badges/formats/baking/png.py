"""PNG: an iTXt chunk, uncompressed, keyword `openbadgecredential`, once (PNG third edition, section 11.3.3.4)."""

import struct
import zlib
from collections.abc import Iterator

from goodstanding.badges.formats.baking.refused import NotBaked

MAGIC = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
_TEXTS = (b"iTXt", b"tEXt", b"zTXt")
_HEAD = KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0"  # keyword; not compressed; no language; no translated keyword


def bake_png(picture: bytes, signed: bytes) -> bytes:
    """The picture with the badge behind its header, instead of any badge it carried. Raises NotBaked for no PNG."""
    kept = [(kind, body) for kind, body in chunks(picture) if not _is_badge(kind, body)]
    kept.insert(1, (b"iTXt", _HEAD + signed))
    return MAGIC + b"".join(_chunk(kind, body) for kind, body in kept)


def read_png(picture: bytes) -> bytes:
    """The badge in a picture. Raises NotBaked for a broken picture, none, several, or a compressed one."""
    found = [(kind, body) for kind, body in chunks(picture) if _is_badge(kind, body)]
    if len(found) != 1:
        raise NotBaked("the picture carries no badge" if not found else "the picture carries several badges")
    kind, body = found[0]
    if kind != b"iTXt" or not body.startswith(_HEAD):
        raise NotBaked("the badge in the picture is compressed or marked otherwise than Open Badges 3.0 has it")
    return body.removeprefix(_HEAD)


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk. Raises NotBaked where a chunk is cut or its checksum wrong."""
    if not picture.startswith(MAGIC):
        raise NotBaked("no PNG")
    position, kind = len(MAGIC), b""
    while kind != b"IEND":
        length, kind = _lead(picture, position)
        end = position + 8 + length
        if len(picture) < end + 4:
            raise NotBaked("the PNG is cut off")
        body, check = picture[position + 8 : end], picture[end : end + 4]
        if check != struct.pack(">I", zlib.crc32(kind + body)):
            raise NotBaked("the PNG is damaged")
        yield kind, body
        position = end + 4


def _lead(picture: bytes, position: int) -> tuple[int, bytes]:
    if len(picture) < position + 12:
        raise NotBaked("the PNG is cut off")
    length, kind = struct.unpack_from(">I4s", picture, position)
    return length, kind


def _is_badge(kind: bytes, body: bytes) -> bool:
    return kind in _TEXTS and body.startswith(KEYWORD + b"\0")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
