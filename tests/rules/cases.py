"""Reference cases: the free ones in tests/data/cases, the others through the folder that GOODSTANDING_CASES names."""

import csv
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CARRIED = Path(__file__).parents[1] / "data" / "cases"
OUTSIDE = os.environ.get("GOODSTANDING_CASES")
UNSET = "GOODSTANDING_CASES is not set: only the cases in tests/data/cases are checked"


@dataclass(frozen=True)
class Case:
    """One folder: `expected.json`, mostly `input.csv`."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def record(self) -> dict[str, Any]:
        return _json(self.folder / "expected.json")

    @property
    def params(self) -> dict[str, Any]:
        return self.record["params"] or {}

    @property
    def expected(self) -> Any:
        return self.record["expected"]

    @property
    def tolerance(self) -> float:
        return self.record["tolerance_abs"]

    def table(self, name: str = "input.csv") -> list[dict[str, str]]:
        """The rows of a CSV file, each cell as it is written; a blank cell is no answer."""
        with (self.folder / name).open(newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))


def cases(family: str) -> list[Any]:
    """Pytest parameters for a family: every carried case and every other one in the outside folder, by name."""
    found: dict[str, Case] = {}
    for root in [*([Path(OUTSIDE)] if OUTSIDE else []), CARRIED]:
        found |= {file.parent.name: Case(file.parent) for file in sorted(root.glob(f"{family}/*/expected.json"))}
    params = [pytest.param(found[name], id=name) for name in sorted(found)]
    return params if OUTSIDE else [*params, pytest.param(None, id="outside", marks=pytest.mark.skip(reason=UNSET))]


def number(cell: str | None) -> float | None:
    """A cell as a number; blank and NA are None."""
    return None if cell in (None, "", "NA") else float(cell)


def differences(actual: Any, expected: Any, tolerance: float, at: str = "") -> list[str]:
    """Where two nested answers differ: another shape, another word, or numbers further apart than the tolerance."""
    if isinstance(expected, dict) and isinstance(actual, dict) and actual.keys() == expected.keys():
        return [line for key in expected for line in differences(actual[key], expected[key], tolerance, f"{at}.{key}")]
    if isinstance(expected, list) and isinstance(actual, list | tuple) and len(actual) == len(expected):
        pairs = enumerate(zip(actual, expected, strict=True))
        return [line for place, pair in pairs for line in differences(*pair, tolerance, f"{at}[{place}]")]
    numbers = all(isinstance(value, int | float) for value in (actual, expected))
    same = abs(actual - expected) <= tolerance if numbers else actual == expected
    return [] if same else [f"{at}: {actual!r}, expected {expected!r}"]


@cache
def _json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))
