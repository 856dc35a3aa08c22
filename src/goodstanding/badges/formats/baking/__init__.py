"""Badges inside pictures (Open Badges 3.0, section 5.3): a PNG or SVG that carries the signed bytes."""

from goodstanding.badges.formats.baking.png import MAGIC, bake_png, read_png
from goodstanding.badges.formats.baking.refused import NotBaked
from goodstanding.badges.formats.baking.svg import bake_svg, read_svg

__all__ = ["LARGEST", "NotBaked", "bake_png", "bake_svg", "read", "read_png", "read_svg"]

LARGEST = 4 * 1024 * 1024


def read(data: bytes) -> bytes:
    """The signed bytes in a file: of a baked PNG or SVG what it carries, of any other file the file, without the white
    space around it. Raises NotBaked for a picture that carries none or several, or a file of more than 4 MiB.
    """
    if len(data) > LARGEST:
        raise NotBaked("more than 4 MiB")
    if data.startswith(MAGIC):
        return read_png(data)
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    return read_svg(text) if text.startswith(b"<") else text
