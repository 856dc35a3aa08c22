"""What a survey form sends, checked by hand: a hundred radios need no form library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from goodstanding.policies import Instrument
from goodstanding.rules.survey import CANT_SAY
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.queries import Kept

LONGEST = 4_000
"""Characters of a comment."""
ITEM, ABOUT = "item-", "about-"
VIGNETTE = f"{ABOUT}vignette"


@dataclass(frozen=True)
class Given:
    """The form's fields as they came, kept to what the instrument asks; for each wrong field, what to do."""

    fields: Mapping[str, str]
    errors: Mapping[str, str]


def read(instrument: Instrument, posted: Mapping[str, str]) -> Given:
    """Everything that was filled in, whether it may be sent or not."""
    fields = {name: posted[name] for name, options in allowed(instrument).items() if posted.get(name) in options}
    if comment := tidied(posted.get("comment", "")):
        fields["comment"] = comment
    return Given(fields, dict(_errors(instrument, fields)))


def allowed(instrument: Instrument) -> Mapping[str, frozenset[str]]:
    """Each field with the values that it may have; the comment is free."""
    points = frozenset(map(str, instrument.points))
    items = {ITEM + item.key: points | {CANT_SAY} for item in instrument.items}
    choices = {ABOUT + choice.key: frozenset(choice.options) for choice in instrument.choices}
    vignette = {VIGNETTE: points | {CANT_SAY}} if instrument.vignette == "on" else {}
    return {"confidentiality": frozenset(instrument.confidentiality), **choices, **items, **vignette}


def tidied(comment: str) -> str:
    """The comment with line ends as a browser with and without script agrees on; NUL has no place in a database."""
    return comment.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def _errors(instrument: Instrument, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "confidentiality" not in fields:
        yield "confidentiality", gettext("Choose who may see your answers.")
    for item in instrument.items:
        if ITEM + item.key not in fields:
            yield ITEM + item.key, gettext("Choose an answer, or say that you can't say.")
    if len(fields.get("comment", "")) > LONGEST:
        yield "comment", gettext("Shorten your comment to at most %(most)s characters.") % {"most": f"{LONGEST:,}"}


def answers_from(fields: Mapping[str, str], minutes: int | None = None) -> Answers:
    """The answers in fields without errors."""
    scores = {name.removeprefix(ITEM): _score(value) for name, value in fields.items() if name.startswith(ITEM)}
    about = {name.removeprefix(ABOUT): value for name, value in fields.items() if name.startswith(ABOUT)}
    return Answers(scores, about, fields.get("comment", ""), fields["confidentiality"], minutes=minutes)


def _score(value: str) -> int | str:
    return value if value == CANT_SAY else int(value)


def fields_of(kept: Kept) -> dict[str, str]:
    """A response as the form's fields, to be changed."""
    items = {ITEM + key: str(answer) for key, answer in kept.answers.items()}
    about = {ABOUT + key: value for key, value in kept.about.items()}
    return {**items, **about, "comment": kept.comment, "confidentiality": kept.confidentiality}


def drafted(instrument: Instrument, posted: Mapping[str, str]) -> dict[str, str]:
    """What a draft keeps of a half-filled form."""
    fields = dict(read(instrument, posted).fields)
    fields["comment"] = fields.get("comment", "")[:LONGEST]
    return {name: value for name, value in fields.items() if value}


def answered(instrument: Instrument, fields: Mapping[str, str]) -> int:
    """How many statements have an answer."""
    return sum(ITEM + item.key in fields for item in instrument.items)


def is_address(text: str) -> bool:
    """Whether this is one e-mail address."""
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return True
