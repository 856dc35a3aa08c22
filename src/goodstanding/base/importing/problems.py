"""What is wrong with a file, in words a person can act on."""

from dataclasses import dataclass
from typing import Final

NAMED_AT_MOST: Final = 1_000
_SHOWN_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `line` and `column` are None where the whole file is meant.

    `source` names what is wrong where that is not the table itself: another file and its key, an option.
    """

    line: int | None
    column: str | None
    found: str
    expected: str
    advice: str = ""
    source: str = ""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        column = f"column {self.column}" if self.column else ""
        place = ", ".join(filter(None, (self.source, line, column)))
        finding = f"found {self.found}, expected {self.expected}"
        sentence = f"{place}: {finding}" if place else finding
        return f"{sentence}. {self.advice}" if self.advice else sentence


class ImportRefused(Exception):
    """The file cannot be read as it is; `problems` says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Problems:
    """Collects problems, names the first `NAMED_AT_MOST` and counts the rest."""

    def __init__(self) -> None:
        self._named: list[Problem] = []
        self._unnamed = 0

    def add(self, problem: Problem) -> None:
        if len(self._named) < NAMED_AT_MOST:
            self._named.append(problem)
        else:
            self._unnamed += 1

    def named(self) -> tuple[Problem, ...]:
        """The problems in the order found, with one more that counts those left unnamed."""
        if not self._unnamed:
            return tuple(self._named)
        rest = Problem(None, None, f"{self._unnamed:,} more problems", "none", "Mend these first.")
        return (*self._named, rest)

    def refuse_if_any(self) -> None:
        """Raise ImportRefused with all problems, or do nothing."""
        if self._named:
            raise ImportRefused(self.named())


def refusal(found: str, expected: str, advice: str = "", *, line: int | None = None, source: str = "") -> ImportRefused:
    """The exception for this one problem."""
    return ImportRefused((Problem(line, None, found, expected, advice, source),))


def shown(text: str) -> str:
    """`text` in double quotes, shortened, and safe for a terminal: what cannot be printed is written as its code."""
    clipped = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"
    safe = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in clipped)
    return '"' + "".join(safe) + '"'
