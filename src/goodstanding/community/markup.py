"""The markup of programme pages: paragraphs, lists and https links (CommonMark's syntax), and nothing else.

Raw HTML is text. What comes out holds only p, ul, ol, li, a and br, whatever was typed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LONGEST: Final = 6_000
"""Characters of a section."""
DEEPEST: Final = 6
"""Levels of nesting, counted as the parser counts blocks: lists in lists in lists."""
LINK: Final = re.compile(r"\]\(\s*<?([^)\s>]*)")
ENDS_QUESTION: Final = ("?", "؟")


def as_html(text: str) -> SafeString:
    """The text as HTML."""
    rendered: str = _parser().render(text)
    return mark_safe(rendered)  # noqa: S308  html is off, and links are https


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "maxNesting": DEEPEST})
    parser.enable(["list", "link", "escape"])
    parser.validateLink = is_web_address  # type: ignore[method-assign]
    parser.core.ruler.push("links_lead_somewhere", _without_empty_links)
    return parser


def _without_empty_links(state: StateCore) -> None:
    """Takes links out that name no address, which nobody validates; their words stay. Links lie in no other link."""
    for token in state.tokens:
        token.children = list(_linked(token.children)) if token.children else token.children


def _linked(children: Iterable[Token]) -> Iterator[Token]:
    is_empty = False
    for token in children:
        if token.type == "link_open" and not token.attrGet("href"):
            is_empty = True
        elif token.type == "link_close" and is_empty:
            is_empty = False
        else:
            yield token


def is_web_address(url: str) -> bool:
    """Whether a link may lead there."""
    return re.match(r"https://[^/\s@]+\.[^/\s@]+(/|$)", url, re.IGNORECASE) is not None


def wrong_links(text: str) -> list[str]:
    """The addresses of the text's links that lead elsewhere than to https, in their order."""
    return [url for url in LINK.findall(text) if not is_web_address(url)]


def questions(text: str) -> list[tuple[str, str]]:
    """The questions of a list of them with their answers: a paragraph of one line that ends in a question mark is a
    question, and what follows, until the next one, its answer. What comes before the first has the question ''."""
    found: list[tuple[str, str]] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if _asks(paragraph):
            found.append((paragraph.strip(), ""))
        elif paragraph.strip():
            question, answer = found.pop() if found else ("", "")
            found.append((question, f"{answer}\n\n{paragraph}".strip()))
    return found


def _asks(paragraph: str) -> bool:
    line = paragraph.strip()
    return line.endswith(ENDS_QUESTION) and "\n" not in line
