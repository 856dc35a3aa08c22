"""Pictures for a profile, drawn by code: a pattern for a portrait, and charts of work done."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

INK, SAND, CLAY, LEAF, SKY = "#1f2a37", "#f4ecdd", "#c8553d", "#2f7d5b", "#3f7cac"
SIDE: Final = 240
WIDE: Final = (640, 400)


def pattern() -> bytes:
    """A woven pattern of triangles and squares."""
    image = Image.new("RGB", (SIDE, SIDE), SAND)
    draw = ImageDraw.Draw(image)
    step = SIDE // 4
    for row in range(4):
        for column in range(4):
            left, top = column * step, row * step
            colour = (CLAY, LEAF, SKY, INK)[(row + column) % 4]
            corners = [(left, top + step), (left + step // 2, top), (left + step, top + step)]
            draw.polygon(corners, fill=colour)
            third = step // 3
            box = (left + third, top + step - third, left + 2 * third, top + step)
            draw.rectangle(box, fill=SAND)
    return _png(image)


def bars(values: Sequence[int], marked: int) -> bytes:
    """A chart of bars, one of them marked. Values are from 0 to 100."""
    image, draw = _sheet()
    wide, high = WIDE
    step = (wide - 80) // len(values)
    for place, value in enumerate(values):
        left, top = 40 + place * step, high - 40 - value * (high - 100) // 100
        draw.rectangle((left, top, left + step * 2 // 3, high - 40), fill=CLAY if place == marked else SKY)
    return _png(image)


def lines(*series: Sequence[int]) -> bytes:
    """A chart of lines. Values are from 0 to 100."""
    image, draw = _sheet()
    wide, high = WIDE
    for values, colour in zip(series, (LEAF, CLAY, SKY), strict=False):
        step = (wide - 80) / (len(values) - 1)
        points = [(40 + place * step, high - 40 - value * (high - 100) / 100) for place, value in enumerate(values)]
        draw.line(points, fill=colour, width=6, joint="curve")
    return _png(image)


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty chart with its axes."""
    image = Image.new("RGB", WIDE, "white")
    draw = ImageDraw.Draw(image)
    wide, high = WIDE
    for part in range(1, 5):
        level = high - 40 - part * (high - 100) // 4
        draw.line((40, level, wide - 40, level), fill="#e3e3e3", width=1)
    draw.line((40, high - 40, wide - 40, high - 40), fill=INK, width=2)
    return image, draw


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
