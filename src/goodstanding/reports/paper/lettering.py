"""A figure's SVG taken apart: its shapes, and its words, which Typst sets itself.

Words inside an image would be shaped without their characters, so that a PDF in Arabic could not be read out or
searched; set as text they are.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

TEXT: Final = re.compile(r"<text ([^>]*)>(.*?)</text>", re.DOTALL)
SPAN: Final = re.compile(r"<tspan ([^>]*)>(.*?)</tspan>", re.DOTALL)
ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True)
class Lettering:
    """Words at a place of the figure, in its own units; `soft` follows them in a lighter hand."""

    x: float
    y: float
    anchor: str
    fill: str
    bold: bool
    words: str
    soft: str


def lettered(svg: str) -> tuple[str, tuple[Lettering, ...]]:
    """The SVG without its text, and its text."""
    return TEXT.sub("", svg), tuple(_lettering(*found) for found in TEXT.findall(svg))


def _lettering(attributes: str, inside: str) -> Lettering:
    given, span = dict(ATTRIBUTE.findall(attributes)), SPAN.search(inside)
    return Lettering(
        x=float(given["x"]),
        y=float(given["y"]),
        anchor=given.get("text-anchor", "start"),
        fill=given["fill"],
        bold="font-weight" in given,
        words=unescape(SPAN.sub("", inside)),
        soft=unescape(span[2]) if span else "",
    )
