"""The report speaks five languages, whole."""

import re
from pathlib import Path

import pytest
from reporting import facts, reported, rows, willing

import goodstanding.reports
from goodstanding.reports.document import document
from goodstanding.reports.document.blocks import Document
from goodstanding.reports.facts import Reviewed
from goodstanding.rules.accreditation import Evidence

LOCALE = Path(goodstanding.reports.__file__).parent / "locale"
LANGUAGES = ("es", "fr", "pt", "ar")
ENGLISH = re.compile(r"\b(the|score|answer|answered|of|with|every|nobody|hidden)\b")
NAMES = ("Kazi Hub", "Trusted Talent Partner", "Open Assembly", "trusted-talent-2026-1", "disclosure-1")


def catalogue(language: str) -> dict[str, str]:
    text = (LOCALE / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    found = re.findall(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.+)"$', text, re.MULTILINE)
    return {one + many: translated for one, many, translated in found}


def words(laid_out: Document) -> str:
    found: list[str] = [laid_out.title]
    for page in laid_out.pages:
        found.append(page.title)
        for block in page.blocks:
            found += [block.words, block.more, block.word, *block.lines, *(cell for row in block.rows for cell in row)]
            if block.picture:
                found += [block.picture.alternative, block.picture.caption, re.sub("<[^>]*>", " ", block.picture.svg)]
    text = "\n".join(found)
    for name in NAMES:
        text = text.replace(name, "")
    return text


def test_every_language_has_the_same_messages_with_the_same_places() -> None:
    catalogues = [catalogue(language) for language in LANGUAGES]
    assert len({frozenset(each) for each in catalogues}) == 1
    for each in catalogues:
        for source, translated in each.items():
            assert set(re.findall(r"{\w+}", translated)) <= set(re.findall(r"{\w+}", source)), source


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("values", "mode"),
    [((*[4] * 8, 2, 5, 5, 1), "census"), ((5,) * 12, "nominated"), ((5, 4), "census"), ((4,) * 7, "random")],
)
def test_nothing_is_left_in_english(language: str, values: tuple[int, ...], mode: str) -> None:
    answers = rows(*values, blank={12: 1})
    more = facts([*answers, *rows(1)]).judgement
    evidence = Evidence(mode, roster_size=40, roster_verified=True, invited=30)  # type: ignore[arg-type]
    report = reported(
        answers,
        language,
        evidence=evidence,
        willing=willing(1),
        reviewed=Reviewed(2, 1, 1, more),
        before=facts(rows(*[3] * 12), edition="2025"),
    )
    left = [line for line in words(document(report)).splitlines() if ENGLISH.search(line)]
    assert left == []
