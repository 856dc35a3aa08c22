"""The frame around every page: the look of public pages as one inlined sheet, what the parts are given, and the
page for a form that came without its token.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

Tone = Literal["good", "warning", "bad", "neutral"]
Scheme = Literal["light", "dark"]

SHEETS = Path(__file__).parent / "static" / "base"
PUBLIC_SHEETS = ("reset", "base", "parts", "forms", "public")
DARK = "@media (prefers-color-scheme:dark)"


@dataclass(frozen=True)
class Link:
    """A line of a navigation or a breadcrumb; `current` is the page the reader is on."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Step:
    """One of a few steps to an end, such as the five that open a round."""

    label: str
    state: Literal["done", "now", "next"]


@dataclass(frozen=True)
class Moment:
    """A line of a history: when, what, and more about it."""

    when: str
    what: str
    more: str = ""
    now: bool = False


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether it holds numbers (which then stand right, one under the other)."""

    name: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """A captioned table; each row's first cell is its heading. On a phone a row becomes a small list."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]

    def lines(self) -> list[list[tuple[Column, object]]]:
        """Each row as its cells, every cell with its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@cache
def public_css(*more: str, scheme: Scheme | None = None) -> SafeString:
    """The look of a public page as one sheet without layers, which an old phone would drop.

    `more` names sheets of the portals that this page needs too; `scheme` forces light or dark.
    """
    css = _minified("".join(_unlayered((SHEETS / f"{name}.css").read_text()) for name in (*PUBLIC_SHEETS, *more)))
    forced = {None: DARK, "dark": "@media all", "light": "@media not all"}[scheme]
    return mark_safe(css.replace(DARK, forced))  # noqa: S308  our own files


def _unlayered(sheet: str) -> str:
    sheet = re.sub(r"@layer [\w, ]+;", "", sheet)
    return re.sub(r"\A\s*@layer \w+ \{(.*)\}\s*\Z", r"\1", sheet, flags=re.DOTALL)


def _minified(css: str) -> str:
    css = re.sub(r"/\*.*?\*/|\n\s*", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The 403 of a form without a valid token; Django's `reason` is for its log, not for the reader."""
    refusal = {
        "rule": gettext("A form counts only when this site made it for you."),
        "fact": gettext("This form is too old, or your browser did not send its cookie. Nothing was changed."),
        "way_on": gettext("Go back, load the page again, and send the form once more."),
    }
    return render(request, "base/refusal.html", {"refusal": refusal}, status=403)
