"""Policy texts as read: the head of each and its dated versions, checked as far as all kinds have it in common."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any, Final

from goodstanding.policies.errors import PolicyError, Where
from goodstanding.policies.kinds import KINDS
from goodstanding.policies.shape import check_keys, read, read_table

HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys((*KINDS, "instrument"), ("name", "title", "about", "costs")),
    "wording": ("instrument", "language", "title"),
}
"""Kind of text -> what its head says besides the kind."""


@dataclass(frozen=True)
class Dated:
    """One version as written: its day, why, source, and the rest of its table."""

    where: Where
    date: date
    why: str
    source: str
    rest: Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """One policy text, or several of one head in the order in which they were added."""

    where: Where
    kind: str
    head: Mapping[str, str]
    versions: tuple[Dated, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: its name, or for a wording its instrument and language."""
        return (self.head["instrument"], self.head["language"]) if self.kind == "wording" else (self.head["name"], "")


def shipped() -> Iterator[tuple[str, str]]:
    """The file name and content of every text that comes with the product."""
    here = resources.files("goodstanding.policies")
    folders = sorted((entry for entry in (here / "instruments").iterdir() if entry.is_dir()), key=lambda at: at.name)
    for folder in (here, *folders):
        prefix = "" if folder is here else f"{folder.name}/"
        yield from ((prefix + file.name, file.read_text("utf-8")) for file in _toml_files(folder))


def _toml_files(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def parse(named: Iterable[tuple[str, str]]) -> tuple[Text, ...]:
    """The texts, with those of one name joined: a later text of an operator adds versions to an earlier one."""
    joined: dict[tuple[str, str], Text] = {}
    for file, content in named:
        text = _parse(file, content)
        earlier = joined.get(text.key)
        joined[text.key] = _joined(earlier, text) if earlier else text
    return tuple(joined.values())


def _parse(file: str, content: str) -> Text:
    where = Where(file)
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(where, "TOML", str(error).rstrip(".")) from error
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in HEADS:
        raise PolicyError(where.at("kind"), f"one of {', '.join(HEADS)}", repr(kind))
    check_keys(table, ("kind", *HEADS[kind], "version"), where)
    head = {key: read(str, table[key], where.at(key)) for key in HEADS[kind]}
    return Text(where, kind, head, _ascending(_versions(table["version"], where)))


def _versions(tables: object, where: Where) -> tuple[Dated, ...]:
    if not isinstance(tables, list) or not tables:
        raise PolicyError(where.at("version"), "at least one [[version]]", repr(tables))
    return tuple(_dated(table, where) for table in tables)


def _dated(table: object, where: Where) -> Dated:
    rest = read_table(table, where.at("version"))
    for key in ("date", "why", "source"):
        if key not in rest:
            day = rest.get("date", "without a date")
            raise PolicyError(Where(where.file, str(day), key), "this key", "none")
    day = read(date, rest.pop("date"), where.at("date"))
    there = Where(where.file, day.isoformat())
    why, source = (read(str, rest.pop(key), there.at(key)) for key in ("why", "source"))
    return Dated(there, day, why, source, rest)


def _joined(earlier: Text, later: Text) -> Text:
    if (earlier.kind, earlier.head) != (later.kind, later.head):
        raise PolicyError(
            later.where, f"a name of its own, or the same head as in {earlier.where}", f"{later.key[0]!r}"
        )
    return Text(earlier.where, earlier.kind, earlier.head, _ascending(earlier.versions + later.versions))


def _ascending(versions: tuple[Dated, ...]) -> tuple[Dated, ...]:
    for before, after in pairwise(versions):
        if after.date <= before.date:
            raise PolicyError(after.where.at("date"), f"a day after {before.date}", str(after.date))
    return versions
