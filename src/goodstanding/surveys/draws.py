"""A published draw as a file: written by the public page, replayed by anybody, without this install's database."""

import json
import sys
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any, Final

from goodstanding.rules.draw import DrawCheck, PublishedDraw, verify

LARGEST: Final = 50_000_000


def as_json(draw: PublishedDraw) -> str:
    """The file's text: one object with the fields of PublishedDraw."""
    return json.dumps(asdict(draw), indent=1)


def read_draw(text: str) -> PublishedDraw:
    """The draw that a file holds. ValueError says in a sentence what is wrong with it."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("this is no JSON file") from None
    if not isinstance(given, dict):
        raise ValueError("expected one object with the values of a draw")
    if "programme_commitment" in given and "seed" not in given:
        raise ValueError("this draw is not made yet: the roster is not committed")
    known = {field.name for field in fields(PublishedDraw)}
    if unknown := sorted(given.keys() - known):
        raise ValueError(f"unknown value {unknown[0]!r}")
    return PublishedDraw(**{name: _value(name, given) for name in known if name in given or name in _needed()})


def _needed() -> set[str]:
    return {field.name for field in fields(PublishedDraw) if field.default is MISSING}


def _value(name: str, given: Mapping[str, Any]) -> Any:
    if name not in given:
        raise ValueError(f"the value {name!r} is missing")
    value = given[name]
    if name == "size":
        fits = type(value) is int
    elif name in ("rows", "invited", "undeliverable", "replacements"):
        fits = isinstance(value, list) and all(isinstance(row, str) for row in value)
        value = tuple(value) if fits else value
    else:
        fits = isinstance(value, str)
    if not fits:
        raise ValueError(f"the value {name!r} is not of its kind")
    return value


def verify_file(path: Path) -> int:
    """Replays the draw in a file and prints each step. Returns 0 where it holds, 1 where not, 2 for a wrong file."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"a file of more than {LARGEST:,} bytes")
        found = read_draw(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{path}: {error}\n")
        return 2
    check = verify(found)
    sys.stdout.write("\n".join([*_steps(check), _summary(check, found), ""]))
    return 0 if check.holds else 1


def _steps(check: DrawCheck) -> list[str]:
    return [f"{'ok   ' if step.holds else 'WRONG'}  {step.sentence}" for step in check.steps]


def _summary(check: DrawCheck, found: PublishedDraw) -> str:
    if not check.holds:
        return "The draw is not what was published. The first step marked WRONG is the cause."
    asked = len(found.invited) + len(found.replacements)
    return f"The draw holds: of {len(found.rows):,} rows {asked:,} were asked, in the order that the seed gives."
