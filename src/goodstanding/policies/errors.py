"""What is wrong with a policy text, or with asking for one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Where:
    """A place in a policy text: its file (or the number of an operator's text), version and key."""

    file: str
    version: str = ""
    key: str = ""

    def at(self, key: object) -> "Where":
        """The place one key further in."""
        return replace(self, key=f"{self.key}.{key}" if self.key else str(key))

    def __str__(self) -> str:
        version = f", version {self.version}" if self.version else ""
        key = f", key {self.key}" if self.key else ""
        return f"{self.file}{version}{key}"


class PolicyError(ValueError):
    """A policy text that cannot be loaded: where, what was expected, what was found."""

    def __init__(self, where: Where, expected: str, found: str) -> None:
        super().__init__(f"{where}: expected {expected}; found {found}.")
        self.where, self.expected, self.found = where, expected, found


class UnknownPolicy(LookupError):
    """A name that no policy of this kind has."""


def unknown(kind: str, name: str, known: Iterable[str]) -> UnknownPolicy:
    """The error for a name that is not there; it lists those that are."""
    return UnknownPolicy(f"There is no {kind} {name!r}. Known: {', '.join(sorted(known)) or 'none'}.")
