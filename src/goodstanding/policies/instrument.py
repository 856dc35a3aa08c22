"""An instrument: a programme's dated questionnaire, with its wording in every language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from goodstanding.policies.errors import PolicyError, Where, unknown
from goodstanding.policies.shape import check_keys
from goodstanding.policies.wording import Wording, check_placeholders
from goodstanding.policies.words import fold, lexicon, whole_number
from goodstanding.rules.survey import CANT_SAY, Answer, Item, Questionnaire


@dataclass(frozen=True)
class Choice:
    """A question that is not scored, and its options in order. Every answer to it is optional."""

    key: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """What is asked. Points run from `low` to `high` in steps of one; `dimensions` are in the order of the pages.

    `demographics` come before the items, `extras` after them. `vignette`: "none", or whether it is on by default.
    `wordings`: language -> its words; the first is the original.
    """

    name: str
    version: str
    low: int
    high: int
    dimensions: tuple[str, ...]
    items: tuple[Item, ...]
    demographics: tuple[Choice, ...]
    extras: tuple[Choice, ...]
    confidentiality: tuple[str, ...]
    confidentiality_default: str
    vignette: Literal["none", "off", "on"]
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _unique([item.key for item in self.items], "items")
        _unique(self.dimensions, "dimensions")
        _unique([choice.key for choice in self.choices], "demographics and extras")
        if not self.low < self.high:
            raise ValueError(f"a scale runs upward, not from {self.low} to {self.high}")
        if {item.dimension for item in self.items} != set(self.dimensions):
            raise ValueError("dimensions must be those of the items, no more and no less")
        if self.confidentiality_default not in self.confidentiality:
            raise ValueError(
                f"confidentiality_default {self.confidentiality_default!r} is no option of confidentiality"
            )

    @property
    def questionnaire(self) -> Questionnaire:
        """The scored part, as the rules read it."""
        return Questionnaire(self.items, self.low, self.high)

    @property
    def points(self) -> tuple[int, ...]:
        """The points of the scale, lowest first."""
        return tuple(range(self.low, self.high + 1))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every question that is not scored."""
        return (*self.demographics, *self.extras)

    @property
    def original(self) -> Wording:
        """The wording that the others translate."""
        return next(iter(self.wordings.values()))

    def wording(self, language: str) -> Wording:
        """The words of a language, such as "pt". Raises UnknownPolicy, listing the languages that there are."""
        if language not in self.wordings:
            raise unknown(f"wording of {self.name} in", language, self.wordings)
        return self.wordings[language]

    @cached_property
    def words(self) -> Mapping[str, Answer]:
        """Every folded word of every language -> the answer that it means. A word of two meanings is a ValueError."""
        return lexicon(pair for wording in self.wordings.values() for pair in _entries(wording))

    def answer(self, text: str) -> Answer:
        """The answer that a cell of a spreadsheet gives, as a number or in words of any of the languages.

        None for an empty cell. Raises ValueError, saying what was expected, for anything else.
        """
        word = fold(text)
        if not word:
            return None
        number = whole_number(word)
        if number in self.points:
            return float(number)
        if word not in self.words:
            raise ValueError(f"Found {text!r}; expected {self._expected()}.")
        return self.words[word]

    def _expected(self) -> str:
        labels = [*self.original.scale.values(), self.original.texts.cant_say]
        others = [wording.title for wording in self.wordings.values() if wording is not self.original]
        also = f", or the same in {', '.join(others)}" if others else ""
        return f"a whole number from {self.low} to {self.high}, nothing, {', '.join(map(repr, labels))}{also}"


def _unique(keys: Sequence[str], name: str) -> None:
    if len(set(keys)) != len(keys):
        raise ValueError(f"{name} must have keys of their own")


def _entries(wording: Wording) -> Iterator[tuple[str, Answer]]:
    labels = {**wording.scale, CANT_SAY: wording.texts.cant_say}
    for key, label in labels.items():
        answer: Answer = CANT_SAY if key == CANT_SAY else float(key)
        yield from ((word, answer) for word in (label, *wording.also.get(key, ())))


def check_wordings(instrument: Instrument, places: Mapping[str, Where]) -> None:
    """Raises PolicyError unless every language says all that the instrument needs, and no word means two answers."""
    for language, wording in instrument.wordings.items():
        _check_keys(instrument, wording, places[language])
        check_placeholders(wording, instrument.original, places[language])
    try:
        _ = instrument.words
    except ValueError as error:
        where = Where(instrument.name, instrument.version, "scale and also")
        raise PolicyError(where, "one meaning for each word in all languages", str(error)) from error


def _check_keys(instrument: Instrument, wording: Wording, where: Where) -> None:
    points = [str(point) for point in instrument.points]
    choices = [choice.key for choice in instrument.choices]
    needed: list[tuple[str, Mapping[str, object], Sequence[str]]] = [
        ("scale", wording.scale, points),
        ("dimensions", wording.dimensions, instrument.dimensions),
        ("items", wording.items, [item.key for item in instrument.items]),
        ("confidentiality.labels", wording.confidentiality.labels, instrument.confidentiality),
        ("confidentiality.sees", wording.confidentiality.sees, instrument.confidentiality),
        ("questions", wording.questions, choices),
        ("options", wording.options, choices),
    ]
    for name, table, keys in needed:
        check_keys(table, keys, where.at(name))
    for choice in instrument.choices:
        check_keys(wording.options[choice.key], choice.options, where.at("options").at(choice.key))
    check_keys(wording.also, (), where.at("also"), optional=[*points, CANT_SAY])
    if (wording.vignette is None) != (instrument.vignette == "none"):
        expected, found = ("no vignette", "one") if wording.vignette else ("a vignette", "none")
        raise PolicyError(where.at("vignette"), expected, found)
