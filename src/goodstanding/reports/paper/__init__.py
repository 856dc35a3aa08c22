"""The report on paper: a tagged PDF (PDF/UA-1), A4 or Letter, set by Typst."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

import typst

from goodstanding.reports.document.blocks import Block, Document
from goodstanding.reports.paper.fonts import FOLDERS, printable
from goodstanding.reports.paper.lettering import lettered

Paper = Literal["a4", "us-letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "us-letter")
REPORT: Final = Path(str(resources.files("goodstanding.reports.paper"))) / "report.typ"
ONE_BY_ONE: Final = Lock()
"""A compiler refuses a second thread while it works."""


def pdf(document: Document, paper: Paper) -> bytes:
    """The PDF of a document: the same bytes for the same document."""
    return typeset(REPORT, _data(document, paper), date.fromisoformat(document.on))


def typeset(template: Path, data: Mapping[str, Any], on: date) -> bytes:
    """The tagged PDF (PDF/UA-1) of a Typst template with its data, dated a day: the same bytes for the same data.

    All data goes in as JSON, never as markup, with U+FFFD for what no font has; Typst reads no file but those beside
    the template and the fonts of two packages.
    """
    with ONE_BY_ONE:
        made = _typst(template).compile(
            sys_inputs=_inputs(data),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(on, time(), UTC),
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF")
    return made


@cache
def _typst(template: Path) -> typst.Compiler:
    """One compiler for all papers of a template: it keeps its fonts and what it has laid out before."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, FOLDERS)))
    return typst.Compiler(str(template), root=str(template.parent), font_paths=fonts, ignore_system_fonts=True)


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(_printable(dict(data)), ensure_ascii=False)}


def _data(document: Document, paper: Paper) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(document).items() if key != "pages"}
    pages = [
        {"title": page.title, "goes_on": page.goes_on, "blocks": [_block(block) for block in page.blocks]}
        for page in document.pages
    ]
    return {**plain, "pages": pages, "paper": paper}


def _block(block: Block) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(block).items() if key not in ("person", "picture")}
    if block.picture:
        drawing, letters = lettered(block.picture.svg)
        plain |= {
            "svg": drawing,
            "letters": [asdict(letter) for letter in letters],
            "alternative": block.picture.alternative,
            "caption": block.picture.caption,
        }
    if block.person:
        plain |= {"comment": block.person.comment, "reply": block.person.reply}
    return plain


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _printable(cell) for key, cell in value.items()}
        case list() | tuple():
            return list(map(_printable, value))
    return value
