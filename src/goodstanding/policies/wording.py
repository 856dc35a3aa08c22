"""The words of an instrument in one language, and whether they say all that the instrument needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from string import Formatter
from typing import Final, Literal

from goodstanding.policies.errors import PolicyError, Where

PLACEHOLDERS: Final = frozenset({"marketplace", "programme"})
"""The only names that may stand in braces in a wording."""

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Review:
    """Who answers for a wording: the authored original, a draft translation, or one read by a native reviewer."""

    state: Literal["original", "draft", "reviewed"]
    by: str
    date: date


@dataclass(frozen=True)
class CommonTexts:
    """Words that serve every question; `agreement` stands above the scale."""

    cant_say: str
    undisclosed: str
    agreement: str
    comment: str
    comment_help: str


@dataclass(frozen=True)
class Confidentiality:
    """The choice above the first question: for each option its label and who sees what."""

    question: str
    who_sees: str
    labels: Texts
    sees: Texts


@dataclass(frozen=True)
class Vignette:
    """A made-up case that everybody rates, on the instrument's scale, so that tougher raters can be told."""

    story: str
    statement: str


@dataclass(frozen=True)
class Wording:
    """All words of one language. `scale` labels the points; `also` holds further words a spreadsheet may use."""

    language: str
    title: str
    review: Review
    texts: CommonTexts
    scale: Texts
    also: Mapping[str, tuple[str, ...]]
    dimensions: Texts
    items: Texts
    confidentiality: Confidentiality
    questions: Texts
    options: Mapping[str, Texts]
    vignette: Vignette | None = None


def texts_of(wording: Wording) -> dict[str, str]:
    """Every text that a person reads, by its dotted key."""
    parts = {field.name: getattr(wording, field.name) for field in fields(wording)}
    read = {name: part for name, part in parts.items() if name not in ("language", "title", "review", "also")}
    return dict(_flat(read, ""))


def _flat(part: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield key, part
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _flat(inner, f"{key}.{name}".lstrip("."))
    elif part is not None:
        yield from _flat(vars(part), key)


def check_placeholders(wording: Wording, original: Wording, where: Where) -> None:
    """Raises PolicyError unless each text has the placeholders that it has in the original."""
    wanted = texts_of(original)
    for key, text in texts_of(wording).items():
        expected, found = placeholders(wanted[key], where.at(key)), placeholders(text, where.at(key))
        if expected != found:
            raise PolicyError(where.at(key), _listed(expected), _listed(found))


def placeholders(text: str, where: Where) -> frozenset[str]:
    """The names in braces. Raises PolicyError for any other name, a conversion or format, or a brace left open."""
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        raise PolicyError(where, "closed braces", repr(text)) from error
    plain = all(name in PLACEHOLDERS and not form and not conversion for _, name, form, conversion in parts)
    if not plain:
        raise PolicyError(where, f"no braces but {_listed(PLACEHOLDERS)}", repr(text))
    return frozenset(str(name) for _, name, _, _ in parts)


def _listed(names: frozenset[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
