"""The mapping file: what the columns and words of another survey's file mean.

client = "Company"            # left out: every row is its own client
respondent = "E-mail"         # left out: every row is its own respondent
group = ["Event", "Place"]    # the first filled one names the marketplace; left out: there is one marketplace
minimum_answered = 7          # left out: as the award rule says

[scales.agreement]
"Disagree" = 1
"Agree" = 5
missing = ["Don't know"]

[items]                       # in order; the name of a scale, or a table; without a scale the cells are numbers
"Worth" = "agreement"
"Pace" = { scale = "agreement", dimension = "course", wording = "It was slow", reverse = true, critical = false }
"Stars" = {}
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from goodstanding.accreditation.assess.layout import Layout, Question
from goodstanding.accreditation.assess.scale import Points, Scale
from goodstanding.accreditation.assess.sections import Section, read_sections
from goodstanding.base.importing import Problems, fold, shown
from goodstanding.policies.words import fold as fold_word
from goodstanding.rules.survey import Item

_COLUMN: Final = "the name of a column"
_WHOLE: Final = "all items"


def load_mapping(path: Path, points: Points) -> Layout:
    """The layout that the file describes, its scales within `points`.

    Raises ImportRefused naming every key that is unknown, missing or wrong, and OSError.
    """
    problems = Problems()
    layout = _layout(read_sections(path, problems), points)
    problems.refuse_if_any()
    return layout


def _layout(top: Section, points: Points) -> Layout:
    top.allow("client", "respondent", "group", "minimum_answered", "scales", "items")
    named = top.section("scales", "one table for each scale")
    scales = {name: _scale(named.section(name, "words and their numbers"), points) for name in named.values}
    items = top.section("items", "the columns of the answers, in order")
    if not items.values:
        items.wrong("", "no items", "the columns of the answers, in order")
    _check_columns(items)
    return Layout(
        questions=tuple(_question(items, column, scales, points) for column in items.values),
        client=_folded(top.text("client", _COLUMN)),
        respondent=_folded(top.text("respondent", _COLUMN)),
        group=tuple(map(fold, top.texts("group", "a list of column names"))),
        min_answered=top.whole("minimum_answered", 1, max(1, len(items.values))),
    )


def _folded(column: str | None) -> str | None:
    return None if column is None else fold(column)


def _scale(section: Section, points: Points) -> Scale:
    words: dict[str, float] = {}
    for word, number in section.values.items():
        if word == "missing":
            continue
        if isinstance(number, bool) or not isinstance(number, int | float) or not points.low <= number <= points.high:
            section.wrong(word, repr(number), str(points))
        elif fold_word(word) in words:
            section.wrong(word, "the same word again", "each word once")
        else:
            words[fold_word(word)] = float(number)
    if not words:
        section.wrong("", "no words", "words and their numbers")
    missing = frozenset(map(fold_word, section.texts("missing", "a list of words")))
    if missing & words.keys():
        section.wrong("missing", "a word that has a number", "words without a number")
    return Scale(words, missing, tuple(word for word in section.values if word != "missing"))


def _check_columns(items: Section) -> None:
    seen: set[str] = set()
    for column in items.values:
        if fold(column) in seen:
            items.wrong(column, "the same column again", "each column once")
        seen.add(fold(column))


def _question(items: Section, column: str, scales: Mapping[str, Scale], points: Points) -> Question:
    table = items.section(column, "the name of a scale, or a table", shorthand="scale")
    table.allow("scale", "dimension", "wording", "reverse", "critical")
    scale = table.text("scale", "the name of a scale")
    if scale is not None and scale not in scales:
        table.wrong("scale", shown(scale), f"a scale of this file ({', '.join(scales) or 'there is none'})")
    reader = scales.get(scale or "") or points
    return Question(
        item=Item(
            key=fold(column),
            dimension=table.text("dimension", "a word") or _WHOLE,
            reverse=table.flag("reverse"),
            critical=table.flag("critical"),
        ),
        column=fold(column),
        wording=table.text("wording", "the words of the question") or fold(column),
        read=reader,
        expected=str(reader),
    )
