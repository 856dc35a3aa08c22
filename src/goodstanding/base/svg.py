"""The strokes that charts are drawn with: scales, lines, dots and text, each safe to join into one SVG.

A colour stands as an attribute, for a PDF or an image, and as a class by which a page repaints it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goodstanding.rules.sentences import TOLERANCE

WIDTH = 328
INK, SOFT, ACCENT, EDGE, PAPER = "#192029", "#4e5661", "#2552aa", "#81878d", "#ffffff"
RIGHT_TO_LEFT = "\u200f"  # makes a line that begins with a foreign word run as the text does
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Scale:
    """Where the values `low` to `high` lie on the page, between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low < self.high):
            raise ValueError(f"a scale runs upwards between finite numbers, not from {self.low} to {self.high}")

    def at(self, value: float) -> float:
        if not self.low - TOLERANCE <= value <= self.high + TOLERANCE:
            raise ValueError(f"{value} is off the scale from {self.low} to {self.high}")
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def picture(height: float, label: str, body: Iterable[str]) -> SafeString:
    """The whole chart, `WIDTH` units wide: at 360 px one unit is one pixel, so its text is 14 px there."""
    root = element(
        "svg",
        "".join(body),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {number(height)}",
        width=WIDTH,
        height=height,
        role="img",
        aria_label=label,
        direction="ltr",
        font_size=14,
        font_family="Noto Sans, Noto Sans Arabic, system-ui, sans-serif",
    )
    return mark_safe(root)  # noqa: S308  element() escapes every text and value


def axis(scale: Scale, y: float) -> str:
    """A line with the two ends of its scale beside it."""
    low = text(scale.start - 12, y + 5, f"{scale.low:g}", "end", soft=True)
    return line(scale.start, y, scale.end, y, "axis") + low + text(scale.end + 12, y + 5, f"{scale.high:g}", soft=True)


def ends(scale: Scale, y: float) -> str:
    """The two ends of a scale that many rows share, under the last of them."""
    low = text(scale.start, y, f"{scale.low:g}", "middle", soft=True)
    return low + text(scale.end, y, f"{scale.high:g}", "middle", soft=True)


def needed(x: float, top: float, bottom: float) -> str:
    return line(x, top, x, bottom, "need", width=2)


def whisker(scale: Scale, interval: tuple[float, float], y: float) -> str:
    low, high = scale.at(interval[0]), scale.at(interval[1])
    caps = "".join(line(x, y - 8, x, y + 8, "span", width=2) for x in (low, high))
    return line(low, y, high, y, "span", width=4) + caps


def dot(x: float, y: float, radius: float, filled: bool) -> str:
    name, fill = ("mark", ACCENT) if filled else ("ring", PAPER)
    return element("circle", class_=f"chart-{name}", cx=x, cy=y, r=radius, fill=fill, stroke=ACCENT, stroke_width=2.5)


def bar(x: float, y: float, width: float, height: float) -> str:
    return element("rect", class_="chart-bar", x=x, y=y, width=width, height=height, fill=ACCENT)


def line(x1: float, y1: float, x2: float, y2: float, name: str, *, width: float = 1, dash: str = "none") -> str:
    colour = {"axis": EDGE, "need": INK, "span": ACCENT}[name]
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", class_=f"chart-{name}", **ends, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def within(x: float, words: str) -> float:
    """Where words centred at `x` must be centred to stay inside the picture."""
    half = 4.2 * len(words)
    return min(max(x, half), WIDTH - half)


def valued(x: float, y: float, value: str, note: str, anchor: str = "start") -> str:
    """A value and, softer, a note after it."""
    soft = element("tspan", clean(note), class_="chart-soft", fill=SOFT, font_weight=400, dx=8) if note else ""
    return element(
        "text", clean(value) + soft, class_="chart-ink", x=x, y=y, text_anchor=anchor, fill=INK, font_weight=600
    )


def aside(y: float, words: str, whole: str = "") -> str:
    """A row's words at the side where their script begins: that of the `whole` text of which they are one line."""
    first = next((kind for kind in map(unicodedata.bidirectional, whole or words) if kind in {"L", "R", "AL"}), "L")
    return text(0, y, words) if first == "L" else text(WIDTH, y, RIGHT_TO_LEFT + words, "end")


def text(x: float, y: float, words: str, anchor: str = "start", *, soft: bool = False) -> str:
    name, colour = ("soft", SOFT) if soft else ("ink", INK)
    place: dict[str, str | float] = {"x": x, "y": y, "text_anchor": anchor, "unicode_bidi": "plaintext"}
    return element("text", clean(words), class_=f"chart-{name}", fill=colour, **place)


def element(tag: str, inside: str = "", /, **attributes: str | float) -> str:
    """One SVG element; `inside` is markup already, every attribute is escaped here."""
    given = "".join(f' {_attribute(name)}="{_value(value)}"' for name, value in attributes.items())
    return f"<{tag}{given}>{inside}</{tag}>"


def clean(words: str) -> str:
    """Text fit for XML: escaped, and what XML cannot hold replaced."""
    return escape(NOT_XML.sub("\ufffd", words))


def number(value: float) -> str:
    """Two decimals at most, so that equal places are equal strings."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attribute(name: str) -> str:
    return name if name == "viewBox" else name.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else number(value)
