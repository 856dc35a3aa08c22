"""The one layout of every mail: plain text and HTML from the same parts, so that both say the same."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_info, override

FALLBACK = "en"
STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # characters that turn the direction of what follows


@dataclass(frozen=True)
class Part:
    """A piece of a letter: a paragraph, a heading, a list of points, or a link as button or in running text."""

    kind: Literal["paragraph", "heading", "points", "button", "link"]
    words: str = ""
    points: tuple[str, ...] = ()
    url: str = ""


def paragraph(words: str) -> Part:
    return Part("paragraph", words)


def heading(words: str) -> Part:
    return Part("heading", words)


def points(lines: Sequence[str]) -> Part:
    return Part("points", points=tuple(lines))


def button(label: str, url: str) -> Part:
    """The one thing to do, labelled with the act."""
    return Part("button", label, url=url)


def link(label: str, url: str) -> Part:
    """A way that the reader may take, less loud than the button."""
    return Part("link", label, url=url)


@dataclass(frozen=True)
class Letter:
    """What a mail says: its parts in order, and the small print below a line."""

    subject: str
    parts: Sequence[Part]
    small: Sequence[Part] = ()


@dataclass(frozen=True)
class Written:
    """A mail as it goes out."""

    subject: str
    text: str
    html: str


def write(letter: Letter, language: str) -> Written:
    """The letter in the layout, with the direction of its language. All words are escaped where HTML needs it."""
    spoken = spoken_in(language)
    context = {
        "letter": letter,
        "language": spoken,
        "direction": "rtl" if get_language_info(spoken)["bidi"] else "ltr",
    }
    with override(spoken):
        text = render_to_string("base/mail.txt", context)
        html = render_to_string("base/mail.html", context)
    return Written(one_line(letter.subject), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", html)


def spoken_in(language: str) -> str:
    """The language that mails have for a wish: itself where there is a translation, else English."""
    return language if language in dict(settings.LANGUAGES) else FALLBACK


def one_line(words: str) -> str:
    """`words` in one line: without control characters and such that turn the writing's direction."""
    kept = (" " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in words)
    return " ".join(STEERING.sub("", "".join(kept)).split())


def address_of(path: str) -> str:
    """The full address of a path of this install, as a mail needs it."""
    return f"{settings.ORIGIN}{path}"
