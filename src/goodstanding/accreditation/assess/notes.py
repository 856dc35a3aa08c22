"""What a person should know beside the verdict, and the rows it is about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LINES_SHOWN: Final = 8


@dataclass(frozen=True)
class Note:
    """A sentence; or with `lines`, what is said of the rows on those lines of the file."""

    text: str
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        if not self.lines:
            return self.text
        rows = "1 row" if len(self.lines) == 1 else f"{len(self.lines):,} rows"
        named = ", ".join(map(str, self.lines[:_LINES_SHOWN]))
        more = len(self.lines) - _LINES_SHOWN
        rest = f" and {more:,} more" if more > 0 else ""
        return f"{rows} {self.text} (line{'s' if len(self.lines) > 1 else ''} {named}{rest})."

    def as_json(self) -> dict[str, object]:
        """`text` as people read it, and all `lines`."""
        return {"text": str(self), "lines": list(self.lines)}


def rows_note(text: str, lines: Iterable[int]) -> tuple[Note, ...]:
    """One note about these rows, or none where there are none."""
    found = tuple(lines)
    return (Note(text, found),) if found else ()


def merged(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes of several rounds, each text once, with the lines of all of them in order."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for note in notes:
        lines[note.text] += note.lines
    return tuple(Note(text, tuple(sorted(found))) for text, found in lines.items())
