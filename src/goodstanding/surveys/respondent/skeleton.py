"""The survey page, rendered once for each instrument and language and then only filled in.

The template sees marks where a respondent's own facts go; `Skeleton` cuts the rendered page at the marks. Filling is
one join of texts: no template engine touches a radio while somebody waits.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from goodstanding.base.access import STRANGER
from goodstanding.policies import Choice, Instrument, Wording
from goodstanding.rules.survey import CANT_SAY
from goodstanding.surveys.forms.answering import ABOUT, ITEM, LONGEST, VIGNETTE
from goodstanding.surveys.queries import paper

Mode = Literal["answer", "change", "correct"]

MARK = re.compile("\x02([^\x03]+)\x03")
SCRIPT = Path(__file__).parents[1] / "static" / "surveys" / "save.js"


@dataclass(frozen=True)
class Skeleton:
    """A page in pieces; every second one is the name of what stands there."""

    pieces: tuple[str, ...]

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        return tuple(enumerate(self.pieces))[1::2]

    def filled(self, facts: Mapping[str, str]) -> str:
        """The page with `facts`, which are HTML already; what is not among them stays empty."""
        pieces = list(self.pieces)
        for place, name in self._named:
            pieces[place] = facts.get(name, "")
        return "".join(pieces)


class Marks:
    """In the template, {{ marks.until }} is the place of the fact `until`."""

    def __getitem__(self, name: str) -> SafeString:
        return mark(name)


def mark(name: str) -> SafeString:
    return mark_safe(f"\x02{name}\x03")  # noqa: S308  a place, not a text


@lru_cache(maxsize=128)
def skeleton(programme: int, instrument: str, day: date, language: str, mode: Mode) -> Skeleton:
    """The page that asks the questions of an instrument in a language."""
    asked = paper(STRANGER, programme, instrument, day)
    with override(language):
        page = render_to_string("surveys/answering/survey.html", _context(asked, asked.wording(language), mode))
    return Skeleton(tuple(MARK.split(re.sub(r">\s+<", "><", page))))


def _context(asked: Instrument, wording: Wording, mode: Mode) -> dict[str, Any]:
    return {
        "marks": Marks(),
        "comment_error": mark("error:comment"),
        "csp_nonce": mark("nonce"),
        "mode": mode,
        "script": mark_safe(SCRIPT.read_text()) if mode == "answer" else "",  # noqa: S308  our own file
        "count": len(asked.items),
        "longest": LONGEST,
        "texts": {name: worded(text) for name, text in vars(wording.texts).items()},
        "languages": [pair for pair in settings.LANGUAGES if pair[0] in asked.wordings],
        "confidentiality": _confidentiality(asked, wording),
        "demographics": [_choice(choice, wording, ":") for choice in asked.demographics],
        "items": [
            _scale(asked, wording, ITEM + item.key, f"{number}. {wording.items[item.key]}")
            for number, item in enumerate(asked.items, start=1)
        ],
        "vignette": _vignette(asked, wording),
        "extras": [_choice(choice, wording, "=") for choice in asked.extras],
    }


def worded(text: str) -> SafeString:
    """A text of a wording as HTML; names keep their own direction in it."""
    for name in ("marketplace", "programme"):
        text = text.replace(f"{{{name}}}", f"\x01{name}\x01")
    return mark_safe(re.sub("\x01(\\w+)\x01", "<bdi>\x02\\1\x03</bdi>", escape(text)))  # noqa: S308  escaped


def _row(name: str, value: str, label: str, between: str = "=", **more: str) -> dict[str, str]:
    return {"value": value, "label": worded(label), "mark": mark(f"{name}{between}{value}"), **more}


def _question(name: str, legend: str, rows: Iterable[dict[str, str]], **more: Any) -> dict[str, Any]:
    marks = {"error": mark(f"error:{name}"), "wrong": mark(f"wrong:{name}")}
    return {"name": name, "legend": worded(legend), "rows": list(rows), **marks, **more}


def _confidentiality(asked: Instrument, wording: Wording) -> dict[str, Any]:
    said, name = wording.confidentiality, "confidentiality"
    rows = [_row(name, key, said.labels[key], sees=worded(said.sees[key])) for key in asked.confidentiality]
    return _question(name, said.question, rows, help=worded(said.who_sees))


def _scale(asked: Instrument, wording: Wording, name: str, legend: str) -> dict[str, Any]:
    rows: Sequence[dict[str, str]] = [_row(name, str(p), wording.scale[str(p)]) for p in reversed(asked.points)]
    return _question(name, legend, rows, apart=_row(name, CANT_SAY, wording.texts.cant_say))


def _choice(choice: Choice, wording: Wording, between: str) -> dict[str, Any]:
    """A question beside the scale: a list to pick from, whose marks have a colon, or radios."""
    name = ABOUT + choice.key
    rows = [_row(name, option, wording.options[choice.key][option], between) for option in choice.options]
    return _question(name, wording.questions[choice.key], rows, apart=_row(name, "", wording.texts.undisclosed))


def _vignette(asked: Instrument, wording: Wording) -> dict[str, Any] | None:
    if asked.vignette != "on" or wording.vignette is None:
        return None
    return {**_scale(asked, wording, VIGNETTE, wording.vignette.statement), "story": worded(wording.vignette.story)}


def facts_of(fields: Mapping[str, str], errors: Mapping[str, str]) -> dict[str, str]:
    """What was given and what is wrong with it, as facts of a skeleton."""
    ticked = {f"{name}={value}": " checked" for name, value in fields.items()}
    chosen = {f"{name}:{value}": " selected" for name, value in fields.items() if name.startswith(ABOUT)}
    wrong = {f"wrong:{name}": f' aria-describedby="{name}-error"' for name in errors}
    said = {f"error:{name}": error_line(name, message) for name, message in errors.items()}
    return {**ticked, **chosen, **wrong, **said, "comment": escape(fields.get("comment", ""))}


def error_line(name: str, message: str) -> str:
    return f'<ul class="errorlist" id="{name}-error"><li>{escape(message)}</li></ul>'
