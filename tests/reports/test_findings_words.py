"""Findings with everything that they can tell, in five languages, on page and paper."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import pytest

from goodstanding.policies import load
from goodstanding.reports.document.blocks import Document
from goodstanding.reports.findings.pages import Source, laid_out
from goodstanding.reports.paper import pdf
from goodstanding.rules.findings.integrity import Seen
from goodstanding.rules.findings.participation import Took
from goodstanding.rules.findings.publication import Entry, Past, Publication, Year, publication
from goodstanding.rules.findings.toughness import Toughness, Verdict, Why

DAY = date(2027, 2, 1)
LANGUAGES = ("es", "fr", "pt", "ar")
ENGLISH = re.compile(r"\b(the|marketplace|tell|answered|award|with|from|hidden|not)\b")
ITEMS = tuple(f"item{number}" for number in range(1, 14))
WHYS: list[tuple[Verdict, Why]] = [
    ("tougher", "vignette"),
    ("softer", "conduct"),
    ("cannot_tell", "conduct_moved"),
    ("cannot_tell", "ratings_alone"),
    ("cannot_tell", "nothing_moved"),
    ("cannot_tell", "contradiction"),
]


def entries(edition: int, fell: float) -> list[Entry]:
    noise = Random(f"{edition}")
    rows = [{item: noise.gauss(4, 0.1) - fell * (item == "item2") for item in ITEMS} for _shop in range(20)]
    return [Entry(str(n), f"{edition}-{n}", sum(row.values()) / 13, row) for n, row in enumerate(rows)]


@cache
def told() -> Publication:
    rounds = [Took(20, 13, True, number > 6, -0.12) for number in range(16)]
    year = Year(entries(2025, 0), entries(2026, 0.4), rounds, Seen(20, 15, 5, 6, 0), ({}, {}))
    rules = load().findings(DAY), load().norms(DAY)
    return publication(year, ITEMS, Past((), {}), rules, (1.0, 5.0))


def source(found: Publication) -> Source:
    questions = {item: f"¿{number}?" for number, item in enumerate(ITEMS, start=1)}
    return Source("P", "O", 2026, DAY, "findings-1@2026-01-01", found, questions, load().findings(DAY), "A\n\nB")


def words(document: Document) -> list[str]:
    found = [document.title]
    for page in document.pages[:-1]:
        found.append(page.title)
        for block in page.blocks:
            found += [block.words, block.more, block.word, *block.lines, *(cell for row in block.rows for cell in row)]
            if block.picture:
                found += [block.picture.alternative, block.picture.caption]
    return found + [line for block in document.pages[-1].blocks[:2] for line in (block.words, *block.lines)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("verdict", "why"), WHYS)
def test_nothing_is_left_in_english(language: str, verdict: Verdict, why: Why) -> None:
    found = replace(told(), toughness=Toughness(verdict, why))
    said = words(laid_out(source(found), language))
    assert [line for line in said if ENGLISH.search(line)] == []


def test_what_changed_most_comes_first_with_its_interval_and_what_would_have_been_seen() -> None:
    pages = {page.key: page for page in laid_out(source(told()), "en").pages}
    [first, second, _awarded] = pages["answer"].blocks[-1].lines
    assert first.startswith("Are clients tougher? Cannot tell.")
    assert second == "What changed most: “¿2?”, \u2066−0.40\u2069 points."
    ordered = pages["changed"].blocks[-1].rows
    assert ordered[0] == (
        "¿2?",
        "\u2066−0.40\u2069 points, \u2066−0.45\u2069 to \u2066−0.30\u2069; fallen; from \u20660.10\u2069 on it would "
        "have been seen",
    )
    assert {row[1].partition("; ")[2].partition(";")[0] for row in ordered[1:]} == {"no change seen"}


def test_figures_share_a_scale_and_fit_on_a_page() -> None:
    changed = laid_out(source(told()), "fr").pages[1]
    drawn = [block.picture.svg for block in changed.blocks if block.picture]
    assert [svg.count("<circle") for svg in drawn] == [7, 6]
    assert len({re.findall(r">(-?0\.5)<", svg)[-1] for svg in drawn}) == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_prints_on_paper(language: str) -> None:
    assert pdf(laid_out(source(told()), language), "a4")[:5] == b"%PDF-"
