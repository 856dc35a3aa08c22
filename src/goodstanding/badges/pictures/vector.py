"""Badges as SVG: words in the reader's own fonts, sizes by the measure of ours. Nothing in them loads or runs."""

import io
from base64 import b64encode
from collections.abc import Iterator

import segno

from goodstanding.badges.pictures.look import Look
from goodstanding.badges.pictures.words import BOLD, PLAIN, Words, fitted
from goodstanding.base.svg import clean, element

type Size = tuple[int, int]
type Given = dict[str, str | float]

FAMILY = "Noto Sans, Noto Sans Arabic, system-ui, Segoe UI, Roboto, sans-serif"
SEAL, PLATE, DISC = (400, 400), (344, 80), (200, 200)
ROOM = 0.92
"""Of a line: the reader's font may run wider than ours."""


def seal_svg(look: Look, side: int = SEAL[0]) -> str:
    """The square badge, `side` pixels wide: edition, designation and marketplace, no state, as it is kept for years."""
    label = f"{look.title}: {look.name}"
    return _picture(SEAL, label, _seal_parts(look), shown=(side, side))


def _seal_parts(look: Look) -> Iterator[str]:
    colours = look.colours
    yield _ground(SEAL, look, 28)
    yield from _disc(look, 200, 142, 112)
    yield _line(200, 308, fitted(look.designation, 34, 352 * ROOM, BOLD), colours.ink, "middle")
    yield _line(200, 354, fitted(look.name, 28, 352 * ROOM), colours.soft, "middle")


def disc_svg(look: Look) -> str:
    """The seal alone, or the programme's emblem in its place, for where the words stand beside it."""
    return _picture(DISC, look.title, _disc(look, 100, 100, 100))


def plate_svg(look: Look) -> str:
    """The badge with its state in words, to stand on a website; legible from 64 pixels of height."""
    return _picture(PLATE, f"{look.name}, {look.title}: {look.line}", _plate_parts(look))


def _plate_parts(look: Look) -> Iterator[str]:
    colours = look.colours
    yield _ground(PLATE, look, 10)
    yield from _disc(look, 42, 40, 32)
    yield _line(86, 30, fitted(look.name, 18, 246 * ROOM, BOLD), colours.ink)
    yield _line(86, 49, fitted(look.designation, 14, 246 * ROOM), colours.ink)
    yield _line(86, 68, fitted(look.line, 14, 246 * ROOM, BOLD), colours.word)


def _picture(size: Size, label: str, parts: Iterator[str], shown: Size | None = None) -> str:
    box, (across, down) = f"0 0 {size[0]} {size[1]}", shown or size
    given: Given = {"viewBox": box, "width": across, "height": down, "role": "img", "aria_label": label}
    body = element("title", clean(label)) + "".join(parts)
    return element("svg", body, xmlns="http://www.w3.org/2000/svg", font_family=FAMILY, direction="ltr", **given)


def _ground(size: tuple[int, int], look: Look, corner: int) -> str:
    place: Given = {"x": 1, "y": 1, "width": size[0] - 2, "height": size[1] - 2, "rx": corner}
    return element("rect", **place, fill=look.colours.paper, stroke=look.colours.edge, stroke_width=1.5)


def _disc(look: Look, x: float, y: float, radius: float) -> Iterator[str]:
    """The seal with its edition, or the programme's own emblem in its place."""
    if look.emblem:
        yield _emblem(look, x, y, radius)
        return
    colours, sign = look.colours, radius / 100
    yield element("circle", cx=x, cy=y, r=radius, fill=colours.seal)
    ring: Given = {"fill": "none", "stroke": colours.on_seal, "stroke_width": 4 * sign}
    yield element("circle", cx=x, cy=y, r=radius * 0.88, **ring)
    stroke: Given = {"fill": "none", "stroke": colours.on_seal, "stroke_width": 11 * sign, "stroke_linecap": "round"}
    yield element("path", d=_check(x, y + _drop(look) * sign, sign, look.is_held), **stroke, stroke_linejoin="round")
    if look.edition:
        yield _line(x, y + 46 * sign, Words(look.edition, round(62 * sign), BOLD), colours.on_seal, "middle")


def _drop(look: Look) -> int:
    """How far the mark stands lower, in hundredths of the seal's radius, where no edition stands below it."""
    return 0 if look.edition else 40


def _check(x: float, y: float, sign: float, is_held: bool) -> str:
    """A check mark; a bar where the award is not held."""
    points = [(-20, -38), (-5, -23), (24, -56)] if is_held else [(-24, -40), (24, -40)]
    return "M" + "L".join(f"{x + dx * sign:.1f} {y + dy * sign:.1f}" for dx, dy in points)


def _emblem(look: Look, x: float, y: float, radius: float) -> str:
    data = "data:image/png;base64," + b64encode(look.emblem).decode()
    place: Given = {"x": x - radius, "y": y - radius, "width": 2 * radius, "height": 2 * radius}
    return element("image", href=data, **place, opacity=1 if look.is_held else 0.45)


def _line(x: float, y: float, words: Words, colour: str, anchor: str = "start") -> str:
    given: Given = {"font_size": words.size, "font_weight": 600 if words.weight > PLAIN else 400, "text_anchor": anchor}
    return element("text", clean(words.text), x=x, y=y, fill=colour, **given, unicode_bidi="plaintext")


def code_svg(address: str) -> str:
    """A QR code of an address, with the quiet zone of ISO/IEC 18004, dark on light in either scheme."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=4, border=4, dark="#192029", light="#ffffff")
    return out.getvalue().decode()
