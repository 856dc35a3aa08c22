"""The texts of the kit in each language: data files beside this module, with {places} for the facts."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Sheet:
    """The words of the page for sales."""

    title: str
    meaning: str
    decided: str
    gathered: str
    answers: str
    assurance: str
    awarded: str
    until: str
    rule: str
    score: str
    interval: str
    rate: str
    check: str
    how: str
    code: str
    foot: str


@dataclass(frozen=True)
class Texts:
    """The texts in one language. Sentences stand first: the texts after them are made of these."""

    or_more: str
    answered: str
    provisional: str
    score: str
    interval: str
    rate: str
    held: str
    held_provisionally: str
    awarded_by: str
    check: str
    description: str
    press_release: str
    short_post: str
    long_post: str
    signature: str
    readme: str
    sheet: Sheet


def languages() -> tuple[str, ...]:
    """The languages of the kit, in order."""
    return tuple(code for code, _name in settings.LANGUAGES)


@cache
def texts(language: str) -> Texts:
    """The texts in a language of the product."""
    file = resources.files("goodstanding.badges.presskit") / "texts" / f"{language}.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    return _built(Texts, {**table, "sheet": _built(Sheet, table["sheet"])})


def _built[T](kind: type[T], table: dict[str, Any]) -> T:
    """A frozen record of a table, which has exactly its keys; texts of several lines end without a line break."""
    named = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if named != set(table):
        raise KeyError(f"press kit: {sorted(named ^ set(table))}")
    return kind(**{key: value.strip() if isinstance(value, str) else value for key, value in table.items()})
