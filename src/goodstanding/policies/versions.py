"""A dated version of a policy: its stable id and the digest that judgements store."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Version[T]:
    """What a policy says from `date` on, why and by what source. `digest` is SHA-256 of all of it, in hexadecimal."""

    name: str
    date: date
    why: str
    source: str
    value: T
    digest: str

    @property
    def id(self) -> str:
        """The name that judgements store, such as accredit-1@2026-01-01."""
        return f"{self.name}@{self.date.isoformat()}"


@dataclass(frozen=True)
class Policy[T]:
    """All versions of one policy, the oldest first. A preset has `preset_of`, the rule whose values it changes.

    `about` says what it does, `costs` what following it costs.
    """

    name: str
    kind: str
    title: str
    about: str
    costs: str
    versions: tuple[Version[T], ...]
    preset_of: str = ""


def version(name: str, day: date, why: str, source: str, value: Any) -> Version[Any]:
    """A version with its digest."""
    content = {"name": name, "date": day, "why": why, "source": source, "value": value}
    return Version(name, day, why, source, value, digest(content))


def digest(content: object) -> str:
    """SHA-256, in hexadecimal, of the content as JSON with sorted keys: the order of keys does not matter."""
    text = json.dumps(_plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(cell) for key, cell in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(cell) for cell in value]
    return value.isoformat() if isinstance(value, date) else value


def in_force[T](policy: Policy[T], on: date) -> Version[T]:
    """The latest version whose day has come.

    The first reaches back: rounds of earlier years that are entered later follow it, and its id says of when it is.
    """
    begun = [version for version in policy.versions if version.date <= on]
    return begun[-1] if begun else policy.versions[0]
