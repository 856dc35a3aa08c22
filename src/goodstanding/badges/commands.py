"""What the command line asks of badges. Exit codes: 0 valid, 1 not valid, 2 could not be checked, or a bad file."""

import sys
from collections.abc import Iterator
from pathlib import Path

from goodstanding.badges.formats.packing import Unreadable
from goodstanding.badges.verifying import State, documents, verify
from goodstanding.base import clock

BESIDE = ("did.json", "status.json")


def verify_badge(file: Path, *, did: list[Path], status: list[Path]) -> int:
    """Check a badge by the did.json and status list given, or else by those beside it, and print the verdict."""
    try:
        data = file.read_bytes()
        given = documents(path.read_bytes() for path in _given(file, did, status))
    except (OSError, Unreadable) as error:
        return _say(f"Could not be checked. {error}", 2)
    found = verify(data, given, at=clock.now())
    return _say(f"{found.state.value}. {found.sentence}", _code(found.state))


def _given(file: Path, did: list[Path], status: list[Path]) -> Iterator[Path]:
    for paths, name in zip((did, status), BESIDE, strict=True):
        beside = file.parent / name
        yield from paths or ([beside] if beside.is_file() else [])


def _code(state: State) -> int:
    return {State.valid: 0, State.unchecked: 2}.get(state, 1)


def _say(sentence: str, code: int) -> int:
    (sys.stderr if code == 2 else sys.stdout).write(f"{sentence}\n")
    return code
