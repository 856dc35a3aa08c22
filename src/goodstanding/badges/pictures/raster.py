"""Badges as PNG, for where no SVG is taken. The same drawings as the vectors, in our fonts."""

import io
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from goodstanding.badges.pictures.look import Colours, Look
from goodstanding.badges.pictures.vector import PLATE, SEAL
from goodstanding.badges.pictures.words import BOLD, Words, broken, fitted, reads_from_right, write

type Canvas = ImageDraw.ImageDraw

PREVIEW = (1200, 630)
SMOOTH = 4
"""Shapes are drawn this many times as large and made smaller: Pillow's circles have steps."""


@lru_cache(maxsize=128)
def seal_png(look: Look, scale: int = 1) -> bytes:
    """The square badge of 400 pixels, as seal_svg() draws it."""
    image, draw = _ground(SEAL, look, 28, scale)
    _disc(image, look, (200, 142, 112), scale)
    colours = look.colours
    _write(draw, 200, 308, fitted(look.designation, 34, 352, BOLD), colours.ink, "ms", scale)
    _write(draw, 200, 354, fitted(look.name, 28, 352), colours.soft, "ms", scale)
    return _bytes(image)


@lru_cache(maxsize=128)
def plate_png(look: Look, scale: int = 2) -> bytes:
    """The badge with its state, as plate_svg() draws it, twice as large for dense screens."""
    image, draw = _ground(PLATE, look, 10, scale)
    _disc(image, look, (42, 40, 32), scale)
    colours = look.colours
    _write(draw, 86, 30, fitted(look.name, 18, 246, BOLD), colours.ink, "ls", scale)
    _write(draw, 86, 49, fitted(look.designation, 14, 246), colours.ink, "ls", scale)
    _write(draw, 86, 68, fitted(look.line, 14, 246, BOLD), colours.word, "ls", scale)
    return _bytes(image)


@lru_cache(maxsize=64)
def preview_png(look: Look, size: tuple[int, int] = PREVIEW, foot: str = "") -> bytes:
    """What a social network shows beside a link (Open Graph): seal, marketplace, designation, state, who awarded.

    Where the state reads from the right, the seal stands there.
    """
    across, down = size
    image = Image.new("RGB", size, look.colours.paper)
    draw, colours = ImageDraw.Draw(image), look.colours
    if across > down:
        is_rtl = reads_from_right(look.line)
        _disc(image, look, (across - 270 if is_rtl else 270, down / 2, 190), 1)
        start, middle, room = (across - 520 if is_rtl else 520), down / 2, across - 580
        anchor = "rs" if is_rtl else "ls"
    else:
        _disc(image, look, (across / 2, 370, 240), 1)
        start, middle, room, anchor = across // 2, 800, across - 120, "ms"
    for line, words in enumerate(reversed(broken(look.name, 84, room, BOLD))):
        _write(draw, start, middle - 60 - 52 * line, words, colours.ink, anchor, 1)
    _write(draw, start, middle + 20, fitted(look.title, 50, room), colours.ink, anchor, 1)
    _write(draw, start, middle + 100, fitted(look.line, 46, room, BOLD), colours.word, anchor, 1)
    _write(draw, start, middle + 176, fitted(foot, 34, room), colours.soft, anchor, 1)
    return _bytes(image if look.emblem else image.quantize(palette=_palette(colours), dither=Image.Dither.NONE))


@lru_cache
def _palette(colours: Colours) -> Image.Image:
    """The colours of a drawing without an emblem: each on its ground, and 22 even steps between the two."""
    pairs = [(colours.paper, each) for each in (colours.ink, colours.soft, colours.word, colours.seal)]
    ends = [
        (ImageColor.getrgb(low), ImageColor.getrgb(high)) for low, high in [*pairs, (colours.seal, colours.on_seal)]
    ]
    steps = [(low, high, step / 23) for low, high in ends for step in range(24)]
    parts = (round(a + share * (b - a)) for low, high, share in steps for a, b in zip(low, high, strict=True))
    holder = Image.new("P", (1, 1))
    holder.putpalette(bytes(parts))
    return holder


def _ground(size: tuple[int, int], look: Look, corner: int, scale: int) -> tuple[Image.Image, Canvas]:
    across, down = size[0] * scale, size[1] * scale
    large = Image.new("RGBA", (across * SMOOTH, down * SMOOTH))
    edge = scale * SMOOTH
    box = (edge, edge, across * SMOOTH - edge, down * SMOOTH - edge)
    colours = look.colours
    ImageDraw.Draw(large).rounded_rectangle(box, corner * edge, colours.paper, colours.edge, round(1.5 * edge))
    image = large.resize((across, down), Image.Resampling.BOX)
    return image, ImageDraw.Draw(image)


def _disc(image: Image.Image, look: Look, place: tuple[float, float, float], scale: int) -> None:
    """The seal about a point with a radius, or the programme's own emblem in its place."""
    x, y, radius = (value * scale for value in place)
    side = round(2 * radius)
    drawn = _emblem(look, side) if look.emblem else _seal(look.is_held, bool(look.edition), look.colours, side)
    image.paste(drawn, (round(x - radius), round(y - radius)), drawn)
    if not look.emblem:
        words = Words(look.edition, round(0.62 * radius), BOLD)
        write(ImageDraw.Draw(image), (x, y + 0.46 * radius), words, look.colours.on_seal, "ms")


def _emblem(look: Look, side: int) -> Image.Image:
    emblem = Image.open(io.BytesIO(look.emblem)).convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
    if not look.is_held:
        emblem.putalpha(emblem.getchannel("A").point(lambda value: value * 0.45))
    return emblem


@lru_cache(maxsize=16)
def _seal(is_held: bool, has_edition: bool, colours: Colours, side: int) -> Image.Image:
    whole = side * SMOOTH
    large = Image.new("RGBA", (whole, whole))
    draw, unit = ImageDraw.Draw(large), whole / 200
    draw.ellipse((0, 0, whole - 1, whole - 1), colours.seal)
    draw.ellipse((10 * unit, 10 * unit, 190 * unit, 190 * unit), None, colours.on_seal, round(4 * unit))
    points = [(80, 62), (95, 77), (124, 44)] if is_held else [(76, 60), (124, 60)]
    drop = 0 if has_edition else 40
    _stroke(draw, [(x * unit, (y + drop) * unit) for x, y in points], 11 * unit, colours.on_seal)
    return large.resize((side, side), Image.Resampling.BOX)


def _stroke(draw: Canvas, points: list[tuple[float, float]], width: float, colour: str) -> None:
    """A line with round ends and corners."""
    draw.line(points, colour, round(width))
    for x, y in points:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), colour)


def _write(draw: Canvas, x: float, y: float, words: Words, colour: str, anchor: str, scale: int) -> None:
    write(draw, (x * scale, y * scale), Words(words.text, words.size * scale, words.weight), colour, anchor)


def _bytes(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
