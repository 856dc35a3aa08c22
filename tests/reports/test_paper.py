"""The PDF: tagged, titled, with alternatives for figures, every glyph there, nothing taken for markup."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from reporting import reported, rows, willing

from goodstanding.reports.content import Report
from goodstanding.reports.document import document
from goodstanding.reports.paper import PAPERS, Paper, pdf
from goodstanding.reports.paper.fonts import printable
from goodstanding.reports.paper.lettering import lettered

LANGUAGES = ("en", "es", "fr", "pt", "ar")
POINTS = {"a4": (595, 842), "us-letter": (612, 792)}


def made(report: Report, paper: Paper = "a4") -> PdfReader:
    return PdfReader(BytesIO(pdf(document(report), paper)))


def sample(language: str = "en") -> Report:
    return reported(rows(*[4] * 8, 2, 5, 5, 1, blank={12: 9}), language, willing=willing(1, comment="Late invoices."))


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below a node."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from elements(node["/K"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_tagged_and_says_its_language_and_title(language: str) -> None:
    report = sample(language)
    found = made(report)
    root = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].split("-")[0] == language
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == (document(report).title, "Open Assembly")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_figure_has_the_alternative_that_the_page_has(language: str) -> None:
    report = sample(language)
    blocks = [block for page in document(report).pages for block in page.blocks]
    told = {block.picture.alternative for block in blocks if block.picture}
    tree = list(elements(made(report).trailer["/Root"]["/StructTreeRoot"]))
    figures = [node for node in tree if node.get("/S") == "/Figure"]
    assert figures
    assert {str(node["/Alt"]) for node in figures} == told


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_has_its_size(paper: Paper) -> None:
    box = made(sample(), paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == POINTS[paper]


def test_every_page_of_the_web_begins_a_sheet_unless_it_goes_on() -> None:
    report = sample()
    text = [page.extract_text() for page in made(report).pages]
    assert "No award for Kazi Hub this time" in text[0]
    for page in document(report).pages[1:]:
        assert any(page.title in (sheet if page.goes_on else sheet[:200]) for sheet in text)


def test_the_first_sheet_holds_the_whole_answer() -> None:
    first = made(sample(), "us-letter").pages[0].extract_text()
    assert "The integrity review is clear." in first


def test_what_no_font_has_is_shown_as_missing_and_spoils_nothing() -> None:
    report = replace(sample(), marketplace="Kazi 漢字 😀 Хаб")
    assert printable("Kazi 漢 Хаб") == "Kazi \ufffd Хаб"
    assert "Kazi \ufffd\ufffd \ufffd Хаб" in made(report).pages[0].extract_text()


def test_nothing_in_a_report_is_taken_for_markup() -> None:
    report = replace(sample(), marketplace='#panic("x") *bold* $x$ \\ <a>')
    assert '#panic("x") *bold* $x$ \\ <a>' in made(report).pages[0].extract_text()


def test_the_same_report_is_the_same_bytes() -> None:
    assert pdf(document(sample()), "a4") == pdf(document(sample()), "a4")


def test_a_figure_is_taken_apart_into_shapes_and_words() -> None:
    pages = document(sample("ar")).pages
    picture = next(block.picture for block in pages[0].blocks if block.picture)
    drawing, letters = lettered(picture.svg)
    assert "<text" not in drawing
    assert [one.words for one in letters] == re.findall(r">([^<>]+?)<(?:/text|tspan)", picture.svg)
