"""A TOML file read key by key: what is wrong is collected, each under its full name."""

import tomllib
from pathlib import Path
from typing import Any

from goodstanding.base.importing import Problem, Problems


def read_sections(path: Path, problems: Problems) -> "Section":
    """The top section of the file. Raises ImportRefused for what is no TOML, OSError for what cannot be read."""
    values: dict[str, Any] = {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(Problem(None, None, str(error), "a TOML file", source=path.name))
        problems.refuse_if_any()
    return Section(path.name, "", values, problems)


class Section:
    """A table of the file. A value of the wrong kind is named and read as if it were not there."""

    def __init__(self, file: str, name: str, values: dict[str, Any], problems: Problems) -> None:
        self._file, self._name, self._problems = file, name, problems
        self.values = values

    def wrong(self, key: str, found: str, expected: str) -> None:
        """Name what is wrong at `key`; the section itself where it is empty."""
        source = f"{self._file}, key {self._full(key)}"
        self._problems.add(Problem(None, None, found, expected, source=source))

    def allow(self, *keys: str) -> None:
        """Name every key that is none of these."""
        for key in self.values:
            if key not in keys:
                self.wrong(key, "an unknown key", f"one of {', '.join(keys)}")

    def text(self, key: str, expected: str) -> str | None:
        """A text that is not empty, or None."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self.wrong(key, repr(value), expected)
        return None

    def texts(self, key: str, expected: str) -> tuple[str, ...]:
        """A list of texts, or nothing."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value):
            return tuple(value)
        self.wrong(key, repr(value), expected)
        return ()

    def flag(self, key: str) -> bool:
        """True or false; false where it is left out."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, repr(value), "true or false")
        return value is True

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`, or None."""
        value = self.values.get(key)
        if value is None or (type(value) is int and low <= value <= high):
            return value
        self.wrong(key, repr(value), f"a whole number from {low} to {high}")
        return None

    def section(self, key: str, expected: str, *, shorthand: str | None = None) -> "Section":
        """The table at `key`, empty where it is left out; a text may stand for the one key `shorthand`."""
        value = self.values.get(key, {})
        if shorthand and isinstance(value, str):
            value = {shorthand: value}
        if not isinstance(value, dict):
            self.wrong(key, repr(value), expected)
            value = {}
        return Section(self._file, self._full(key), value, self._problems)

    def _full(self, key: str) -> str:
        return ".".join(filter(None, (self._name, key)))
