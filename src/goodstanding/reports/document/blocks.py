"""What a report is laid out from. The web page and the PDF know these kinds of blocks and nothing of their meaning."""

from dataclasses import dataclass
from typing import Literal

from goodstanding.base.shell import Tone
from goodstanding.reports.content.tree import Person

Kind = Literal[
    "answer",
    "number",
    "heading",
    "paragraph",
    "note",
    "points",
    "steps",
    "facts",
    "conditions",
    "picture",
    "item",
    "person",
]


@dataclass(frozen=True)
class Picture:
    """A numbered figure: its SVG, the sentence that stands for it, and what is printed below."""

    svg: str
    alternative: str
    caption: str


@dataclass(frozen=True)
class Block:
    """One piece of a page.

    answer      `words` is the title, `word` and `tone` its tag, `more` the line below
    number      `words` is the number, `more` what it is out of
    facts       `rows` of name and value; of a person too, its answers
    conditions  `rows` of sentence, word, and tone
    points, steps  `lines`
    item        `words` as a heading, a `picture`, and `more` about it
    """

    kind: Kind
    words: str = ""
    more: str = ""
    word: str = ""
    tone: Tone = "neutral"
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None
    person: Person | None = None


@dataclass(frozen=True)
class Page:
    """A page with its heading; `key` is its anchor. On paper one that `goes_on` starts below the one before."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class Document:
    """A report in words and figures, in one language, as every face shows it."""

    language: str
    is_rtl: bool
    title: str
    author: str
    on: str
    running: str
    pages: tuple[Page, ...]


def ltr(figure: str) -> str:
    """A figure with a sign that keeps it from its number in writing from right to left: isolated (Unicode UAX 9)."""
    return f"\u2066{figure}\u2069"


def heading(words: str) -> Block:
    return Block("heading", words)


def paragraph(words: str) -> Block:
    return Block("paragraph", words)


def note(words: str) -> Block:
    """Words that stand back: what is hidden, and what a figure does not say."""
    return Block("note", words)


def points(*lines: str) -> Block:
    return Block("points", lines=lines)


def steps(*lines: str) -> Block:
    return Block("steps", lines=lines)


def facts(*rows: tuple[str, str]) -> Block:
    return Block("facts", rows=rows)
