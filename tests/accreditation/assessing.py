"""Running the command in a test, as of a fixed day."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from goodstanding.accreditation.assess import assess
from goodstanding.base import clock

TODAY = datetime(2026, 11, 21, tzinfo=UTC)
HEADER = "respondent,client," + ",".join(f"q{item}" for item in range(1, 14))


@dataclass(frozen=True)
class Ran:
    """What a run ended in."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        return json.loads(self.out)


class Runner:
    """Writes files and runs the command on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, file: str | bytes | Path, *, mapping: str | Path | None = None, **options: Any) -> Ran:
        path = file if isinstance(file, Path) else self._written("answers.csv", file)
        toml = self._written("mapping.toml", mapping) if isinstance(mapping, str) else mapping
        self._capsys.readouterr()
        with clock.pinned(TODAY):
            code = assess(path, mapping=toml, **options)
        return Ran(code, *self._capsys.readouterr())

    def _written(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def table(*answers: str) -> str:
    """A file of one client each: "c01" answers all items with the first word, and so on."""
    lines = (f"r{n},c{n:02}" + f",{answer}" * 13 for n, answer in enumerate(answers, start=1))
    return "\n".join((HEADER, *lines)) + "\n"
