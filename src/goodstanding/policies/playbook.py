"""Playbooks: for each item of an instrument, what a low score usually means and what to do about it.

They are advice and decide nothing; an instrument need not have one. Each language is a dated text with a review state
of its own, as wordings have.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from goodstanding.policies.errors import Where
from goodstanding.policies.instrument import Instrument
from goodstanding.policies.shape import build, check_keys, read_table
from goodstanding.policies.wording import Review, placeholders


@dataclass(frozen=True)
class Play:
    """What a low score on an item usually means, three steps, and how to see in three months that they worked."""

    means: str
    steps: tuple[str, str, str]
    check: str


@dataclass(frozen=True)
class Playbook:
    """The plays of one instrument in one language, by item key."""

    instrument: str
    language: str
    title: str
    date: date
    why: str
    source: str
    review: Review
    items: Mapping[str, Play]


def playbook(instrument: Instrument, language: str) -> Playbook | None:
    """The playbook of an instrument in a language, in that of its original where there is no other, or None."""
    return _read(instrument.name, language) or _read(instrument.name, instrument.original.language)


def checked(instrument: Instrument, found: Playbook) -> Playbook:
    """The playbook, if it has a play for each item of the instrument and no braces. Raises PolicyError."""
    where = Where(f"playbooks/{found.instrument}/{found.language}.toml", found.date.isoformat())
    check_keys(found.items, [item.key for item in instrument.items], where.at("items"))
    for key, play in found.items.items():
        for text in (play.means, *play.steps, play.check):
            check_keys(placeholders(text, where.at(key)), (), where.at(key))
    return found


@cache
def _read(instrument: str, language: str) -> Playbook | None:
    file = resources.files("goodstanding.policies") / "playbooks" / instrument / f"{language}.toml"
    if not file.is_file():
        return None
    where = Where(f"playbooks/{instrument}/{language}.toml")
    return build(Playbook, read_table(tomllib.loads(file.read_text("utf-8")), where), where)
